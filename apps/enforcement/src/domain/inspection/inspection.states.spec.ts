import { INSPECTION_MACHINE } from './inspection.states';

describe('the life of an inspection', () => {
  it('reaches every state and ends closed or in a case', () => {
    expect([...INSPECTION_MACHINE.reachable()].sort()).toEqual(
      Object.keys(INSPECTION_MACHINE.states).sort(),
    );
    expect(INSPECTION_MACHINE.final()).toEqual(['CLOSED', 'TO_CASE']);
  });

  it('never comes to a record without somebody on site, nor to a recheck without an order', () => {
    const into = (to: string) =>
      INSPECTION_MACHINE.transitions.filter((row) => row.to === to).flatMap(({ from }) => from);
    expect(into('RECORDED')).toEqual(['ON_SITE']);
    expect(into('RECHECKED')).toEqual(['CORRECTING']);
  });
});
