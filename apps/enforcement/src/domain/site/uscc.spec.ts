import { cityPlan } from '@gezhi/city';
import { parseUscc } from './uscc';

describe('a unified social credit code', () => {
  it('is recognised by its check character, for every enterprise of the demonstration', () => {
    for (const { uscc } of cityPlan().regulatedSites) expect(parseUscc(uscc, []).ok).toBe(true);
    expect(parseUscc('91320104XX00000785', []).ok).toBe(false);
    expect(parseUscc('9132010', []).ok).toBe(false);
    expect(parseUscc('91320104IX00000784', []).ok).toBe(false);
  });
});
