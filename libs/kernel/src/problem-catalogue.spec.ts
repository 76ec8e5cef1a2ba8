import { COMMON_PROBLEMS } from './common-problems';
import { defineProblems, joinProblems, renderProblem } from './problem-catalogue';

describe('the problem catalogue', () => {
  it('fills the message in both languages', () => {
    const { INVALID_TRANSITION } = COMMON_PROBLEMS.definitions;
    const params = { machine: 'GovEvent', state: 'CLOSED', action: 'sign', allowed: ['reopen'] };
    expect(renderProblem(INVALID_TRANSITION, params, 'en')).toBe(
      'GovEvent is in state CLOSED; sign is not possible, but reopen is.',
    );
    expect(renderProblem(INVALID_TRANSITION, { ...params, allowed: [] }, 'zh')).toContain(
      '可执行：无',
    );
  });

  it('never looks up what an object merely inherits', () => {
    expect(COMMON_PROBLEMS.find('constructor')).toBeUndefined();
  });

  it('does not let two owners define one code', () => {
    const { NOT_FOUND } = COMMON_PROBLEMS.definitions;
    const other = defineProblems('other', { NOT_FOUND });
    expect(() => joinProblems('all', COMMON_PROBLEMS, other)).toThrow(
      'NOT_FOUND of other is already defined',
    );
  });
});
