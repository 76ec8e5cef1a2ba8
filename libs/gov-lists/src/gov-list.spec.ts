import {
  checkTimeline,
  FIVE_STREET_LISTS,
  GOV_LIST_KINDS,
  GOV_LIST_MACHINE,
  listedItem,
  publishVersion,
  requireDraft,
  startDraft,
  versionForCase,
  versionInForce,
  withdrawVersion,
} from './index';
import type { ListVersion, VersionWithItems } from './index';
import {
  codeOf,
  date,
  draft,
  lines,
  messageOf,
  publish,
  tryPublish,
  withdraw,
} from './versions.testing';

const first = publish([], { from: '2026-01-01' });

describe('a draft', () => {
  it('is the first version of a new list', () => {
    expect(startDraft([])).toMatchObject({ value: { version: 1, state: 'DRAFT', basedOn: null } });
  });

  it('is how a published list is changed: one version on, beginning with what holds', () => {
    expect(startDraft(first)).toMatchObject({ value: { version: 2, basedOn: 1 } });
  });

  it('begins with the last version when none is published any more', () => {
    expect(startDraft(withdraw(first, 1, { from: '2026-02-01' }))).toMatchObject({
      value: { version: 2, basedOn: 1 },
    });
  });

  it('is the only one of its list', () => {
    expect(messageOf(startDraft(draft(first)))).toBe('Version 2 is already being drafted.');
  });

  it('can be changed; no other version can', () => {
    const later = publish(first, { from: '2026-03-01' });
    const all = draft(withdraw(later, 2, { from: '2026-04-01' }));
    expect(all.map((version) => codeOf(requireDraft(version)))).toEqual([
      'GOV_LIST_IMMUTABLE',
      'GOV_LIST_IMMUTABLE',
      undefined,
    ]);
    expect(messageOf(requireDraft({ version: 1, state: 'SUPERSEDED' }), 'zh')).toBe(
      '第 1 版状态为 SUPERSEDED，只有草案可以修改。',
    );
  });
});

describe('publishing', () => {
  it('supersedes the version in force on the day before the new one begins', () => {
    const both = publish(first, { from: '2026-12-01', today: '2026-11-15' });
    expect(lines(both)).toEqual(['1 SUPERSEDED 2026-01-01 2026-11-30', '2 PUBLISHED 2026-12-01 –']);
    expect(versionInForce(both, date('2026-11-30'))?.version).toBe(1);
    expect(versionInForce(both, date('2026-12-01'))?.version).toBe(2);
  });

  it('may take effect on the day of the decision, but not before it', () => {
    expect(codeOf(tryPublish(draft(), { from: '2026-01-01' }))).toBeUndefined();
    const refused = tryPublish(draft(), { from: '2025-12-31', today: '2026-01-01' });
    expect(messageOf(refused)).toBe('2025-12-31 is in the past; today is 2026-01-01.');
  });

  it('lets every version hold for at least one day', () => {
    const refused = tryPublish(draft(first), { from: '2026-01-01' });
    expect(messageOf(refused)).toBe(
      'Version 1 holds on 2026-01-01; the next version may begin on 2026-01-02 or later.',
    );
    expect(codeOf(tryPublish(draft(first), { from: '2026-01-02' }))).toBeUndefined();
  });

  it('does not pass by a version that is still to come', () => {
    const waiting = publish(first, { from: '2026-12-01', today: '2026-11-15' });
    const decision = { from: '2026-11-20', today: '2026-11-16' };
    expect(codeOf(tryPublish(draft(waiting), decision))).toBe('GOV_LIST_NOT_AFTER_PREDECESSOR');
  });

  it('of a successor begins after the last day of a withdrawn version', () => {
    const ending = withdraw(first, 1, { from: '2026-12-01', today: '2026-11-15' });
    const early = { from: '2026-11-30', today: '2026-11-16' };
    expect(codeOf(tryPublish(draft(ending), early))).toBe('GOV_LIST_NOT_AFTER_PREDECESSOR');
    expect(lines(publish(ending, { from: '2026-12-01', today: '2026-11-16' }))).toEqual([
      '1 WITHDRAWN 2026-01-01 2026-11-30',
      '2 PUBLISHED 2026-12-01 –',
    ]);
  });

  it('needs a draft', () => {
    const publication = {
      effectiveFrom: date('2026-05-01'),
      today: date('2026-05-01'),
      basisDoc: 'x',
      items: [{ code: 'A' }],
    };
    expect(codeOf(publishVersion(first, { ...publication, version: 1 }))).toBe(
      'INVALID_TRANSITION',
    );
    expect(codeOf(publishVersion(first, { ...publication, version: 7 }))).toBe('NOT_FOUND');
  });

  it.each([
    ['no items', { items: [] }, 'A list without items is not published.'],
    [
      'items with the same code',
      { items: ['A', 'B', 'A', 'B', 'C'].map((code) => ({ code })) },
      'More than one item has the code A, B.',
    ],
    ['no basis document', { basisDoc: ' ' }, 'The list names no basis document.'],
  ])('is refused with %s', (_case, wrong, message) => {
    const refused = publishVersion(draft(), {
      version: 1,
      effectiveFrom: date('2026-01-01'),
      today: date('2026-01-01'),
      basisDoc: 'x',
      items: [{ code: 'A' }],
      ...wrong,
    });
    expect(messageOf(refused)).toBe(message);
  });
});

describe('withdrawing', () => {
  it('ends a list without a successor', () => {
    const ended = withdraw(first, 1, { from: '2026-06-01' });
    expect(lines(ended)).toEqual(['1 WITHDRAWN 2026-01-01 2026-05-31']);
    expect(versionInForce(ended, date('2026-05-31'))?.version).toBe(1);
    expect(versionInForce(ended, date('2026-06-01'))).toBeUndefined();
  });

  it.each(['2026-11-20', '2026-12-01', '2027-01-01'])(
    'a version still to come lets the one before it hold on, unless it came into force (from %s)',
    (from) => {
      const waiting = publish(first, { from: '2026-12-01', today: '2026-11-15' });
      const after = withdraw(waiting, 2, { from, today: '2026-11-16' });
      const held = from > '2026-12-01';
      expect(lines(after)).toEqual(
        held
          ? ['1 SUPERSEDED 2026-01-01 2026-11-30', '2 WITHDRAWN 2026-12-01 2026-12-31']
          : ['1 PUBLISHED 2026-01-01 –', '2 WITHDRAWN 2026-12-01 2026-11-30'],
      );
      expect(versionInForce(after, date('2026-12-01'))?.version).toBe(held ? 2 : 1);
      expect(codeOf(checkTimeline(after))).toBeUndefined();
    },
  );

  it('the first version before it came into force leaves no list', () => {
    const waiting = publish([], { from: '2026-12-01', today: '2026-11-15' });
    const after = withdraw(waiting, 1, { from: '2026-11-16' });
    expect(versionInForce(after, date('2026-12-01'))).toBeUndefined();
    expect(lines(publish(after, { from: '2026-11-20' }))[1]).toBe('2 PUBLISHED 2026-11-20 –');
  });

  it.each([
    ['in the past', 1, '2026-05-31', 'GOV_LIST_RETROACTIVE'],
    ['of a draft', 2, '2026-06-01', 'INVALID_TRANSITION'],
    ['of a version that does not exist', 3, '2026-06-01', 'NOT_FOUND'],
  ])('is refused %s', (_case, version, from, code) => {
    const decision = { version, from: date(from), today: date('2026-06-01') };
    expect(codeOf(withdrawVersion(draft(first), decision))).toBe(code);
  });
});

describe('a case', () => {
  const versions = publish(publish([], { from: '2026-01-01' }), { from: '2026-06-01' });

  it('keeps the version it was opened under', () => {
    expect(versionForCase(versions, date('2026-05-31'))).toMatchObject({ value: { version: 1 } });
    const later = withdraw(versions, 2, { from: '2026-09-01' });
    expect(versionForCase(later, date('2026-05-31'))).toMatchObject({ value: { version: 1 } });
    expect(versionForCase(later, date('2026-08-31'))).toMatchObject({ value: { version: 2 } });
  });

  it('cannot be opened on a day without a list', () => {
    expect(messageOf(versionForCase(versions, date('2025-12-31')))).toBe(
      'No version of the list is in force on 2025-12-31.',
    );
    expect(codeOf(versionForCase(draft(), date('2026-01-01')))).toBe('GOV_LIST_NOT_IN_FORCE');
  });

  it('finds its item by code in the version of its day', () => {
    const listed: readonly VersionWithItems[] = versions.map((version) => ({
      ...version,
      items: version.version === 1 ? [{ code: 'A' }] : [{ code: 'A' }, { code: 'B' }],
    }));
    expect(listedItem(listed, 'B', date('2026-06-01'))).toEqual({ ok: true, value: { code: 'B' } });
    expect(messageOf(listedItem(listed, 'B', date('2026-05-31')))).toBe(
      'B is not on the list in force on 2026-05-31 (version 1).',
    );
    expect(codeOf(listedItem(listed, 'A', date('2025-05-31')))).toBe('GOV_LIST_NOT_IN_FORCE');
  });
});

describe('versions that came from elsewhere', () => {
  const version = (
    number: number,
    state: ListVersion['state'],
    from: string | null,
    to: string | null,
  ): ListVersion => ({
    version: number,
    state,
    effectiveFrom: from === null ? null : date(from),
    effectiveTo: to === null ? null : date(to),
  });
  const published = version(2, 'PUBLISHED', '2026-06-01', null);

  it.each<[string, ListVersion[], string | undefined]>([
    [
      'follow each other',
      [published, version(1, 'SUPERSEDED', '2026-01-01', '2026-05-31')],
      undefined,
    ],
    [
      'leave days without a list after a withdrawal',
      [published, version(1, 'WITHDRAWN', '2026-01-01', '2026-03-31')],
      undefined,
    ],
    [
      'leave days without a list',
      [published, version(1, 'SUPERSEDED', '2026-01-01', '2026-05-30')],
      'GOV_LIST_GAP',
    ],
    [
      'end without a successor',
      [version(1, 'SUPERSEDED', '2026-01-01', '2026-05-31')],
      'GOV_LIST_GAP',
    ],
    [
      'share a day',
      [published, version(1, 'SUPERSEDED', '2026-01-01', '2026-06-01')],
      'GOV_LIST_OVERLAP',
    ],
    [
      'are published twice',
      [published, version(3, 'PUBLISHED', '2026-07-01', null)],
      'GOV_LIST_OVERLAP',
    ],
    ['hold a draft with a date', [version(1, 'DRAFT', '2026-01-01', null)], 'GOV_LIST_DATES'],
    [
      'hold a published one without a date',
      [version(1, 'PUBLISHED', null, null)],
      'GOV_LIST_DATES',
    ],
    [
      'hold a published one with an end',
      [version(1, 'PUBLISHED', '2026-01-01', '2026-02-01')],
      'GOV_LIST_DATES',
    ],
    [
      'hold a superseded one that never held',
      [version(1, 'SUPERSEDED', '2026-01-02', '2026-01-01')],
      'GOV_LIST_DATES',
    ],
    [
      'hold a withdrawn one without an end',
      [version(1, 'WITHDRAWN', '2026-01-02', null)],
      'GOV_LIST_DATES',
    ],
  ])('that %s are told apart', (_case, versions, code) => {
    expect(codeOf(checkTimeline(versions))).toBe(code);
  });
});

describe('the words of government lists', () => {
  it('name every kind in both languages, each differently', () => {
    const labels = Object.values(GOV_LIST_KINDS);
    expect(new Set(labels.map(({ en }) => en)).size).toBe(labels.length);
    expect(new Set(labels.map(({ zh }) => zh)).size).toBe(labels.length);
    expect(FIVE_STREET_LISTS).toHaveLength(5);
  });

  it('reach every state of a version', () => {
    expect([...GOV_LIST_MACHINE.reachable()].sort()).toEqual(
      Object.keys(GOV_LIST_MACHINE.states).sort(),
    );
    expect(GOV_LIST_MACHINE.final()).toEqual(['WITHDRAWN']);
  });
});
