import type { LocalDate } from '@gezhi/kernel';
import type { Claim } from './claim.entity';
import {
  claimersOf,
  hasRoomForAssistant,
  isInTime,
  isOverdue,
  mayReturn,
  mayTakePart,
  mayVerify,
  MOST_ASSISTANTS,
} from './claim.rules';

const claim = (more: Partial<Claim> = {}) =>
  ({
    ownerOrganizationId: 'owner',
    leadOrganizationId: 'lead',
    assistantIds: ['helper'],
    claimBy: '2026-10-31',
    state: 'IN_PROGRESS',
    ...more,
  }) as Claim;
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.refusal?.code ?? 'ok';

describe('the rules of a claim', () => {
  it('count the lead claimer and the assistants as claimers', () => {
    expect(claimersOf(claim())).toEqual(['lead', 'helper']);
    expect(claimersOf(claim({ leadOrganizationId: null, assistantIds: [] }))).toEqual([]);
  });

  it.each([
    ['owner', 'OWNER_CANNOT_CLAIM'],
    ['lead', 'ALREADY_TAKES_PART'],
    ['helper', 'ALREADY_TAKES_PART'],
    ['another', 'ok'],
  ])('answer %s that wants to take part: %s', (organization, expected) => {
    expect(codeOf(mayTakePart(claim(), organization))).toBe(expected);
  });

  it.each([
    ['owner', 'ok'],
    ['lead', 'VERIFIER_IS_CLAIMER'],
    ['helper', 'VERIFIER_IS_CLAIMER'],
    ['another', 'NOT_THE_OWNER'],
    [null, 'NOT_THE_OWNER'],
  ])('answer %s that wants to verify: %s', (organization, expected) => {
    expect(codeOf(mayVerify(claim(), organization))).toBe(expected);
  });

  it('refuse verification by an owner that is a claimer all the same', () => {
    expect(codeOf(mayVerify(claim({ assistantIds: ['owner'] }), 'owner'))).toBe(
      'VERIFIER_IS_CLAIMER',
    );
  });

  it.each([
    ['IN_PROGRESS', 'owner', 'ok'],
    ['IN_PROGRESS', 'lead', 'ok'],
    ['IN_PROGRESS', 'helper', 'NOT_THE_LEAD_CLAIMER'],
    ['DELIVERED', 'owner', 'ok'],
    ['DELIVERED', 'lead', 'NOT_THE_OWNER'],
  ] as const)('answer, when it is %s, %s that wants to return it: %s', (state, who, expected) => {
    expect(codeOf(mayReturn(claim({ state }), who))).toBe(expected);
  });

  it('let the last day be in time and nothing but a later day be overdue', () => {
    for (const [day, expected] of [
      ['2026-10-30', true],
      ['2026-10-31', true],
      ['2026-11-01', false],
    ] as const) {
      expect(isInTime(claim(), day as LocalDate).ok).toBe(expected);
      expect(isOverdue(claim(), day as LocalDate).ok).toBe(!expected);
    }
  });

  it(`have room for ${MOST_ASSISTANTS} assistants`, () => {
    const helpers = Array.from({ length: MOST_ASSISTANTS }, (_, index) => `helper ${index}`);
    expect(hasRoomForAssistant(claim({ assistantIds: helpers.slice(1) })).ok).toBe(true);
    expect(codeOf(hasRoomForAssistant(claim({ assistantIds: helpers })))).toBe('LIMIT_EXCEEDED');
  });
});
