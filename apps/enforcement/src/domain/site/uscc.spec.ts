import { cityPlan } from '@gezhi/city';
import { maskUscc, parseUscc, usccFor } from './uscc';

describe('a unified social credit code', () => {
  it('is recognised by its check character, for every enterprise of the demonstration', () => {
    for (const { uscc } of cityPlan().regulatedSites) expect(parseUscc(uscc, []).ok).toBe(true);
    expect(parseUscc('91320104XX00000785', []).ok).toBe(false);
    expect(parseUscc('9132010', []).ok).toBe(false);
    expect(parseUscc('91320104IX00000784', []).ok).toBe(false);
  });

  it('of a sole trader leaves kind and division when masked; of a company it is public in scope', () => {
    expect(maskUscc('92320104XX00000708')).toBe('92320104**********');
    const company = { uscc: '91320104XX00000784', organizationId: null };
    expect(usccFor(company, null)).toBe(company.uscc);
    expect(usccFor({ ...company, uscc: '92320104XX00000708' }, null)).toContain('*');
  });
});
