import { ANONYMOUS } from '@gezhi/identity';
import type { FieldClassCode } from '@gezhi/kernel';
import { buildSchema, graphql } from 'graphql';
import type { SubgraphContext } from '../context';
import { lampContext } from '../lamp.testing';
import type { FieldMask } from './field-mask';
import { maskedField, publishedField } from './field-mask';
import { maskFields } from './mask-fields';

interface Contact {
  readonly owner: string;
  readonly phone: string | null;
}

const PHONE = '13812345678';
const CONTACTS: readonly Contact[] = [
  { owner: 'me', phone: PHONE },
  { owner: 'somebody', phone: PHONE },
  { owner: 'nobody', phone: null },
];
const context = lampContext({ actor: { ...ANONYMOUS, subject: 'me' } });

/** The numbers of all contacts, as the caller sees them; resolved at once or later. */
async function phones(mask: FieldMask, later = false): Promise<unknown> {
  const schema = buildSchema('type Query { contacts: [Contact!]! } type Contact { phone: String }');
  maskFields(schema, { 'Contact.phone': mask });
  const answer = await graphql({
    schema,
    source: '{ contacts { again: phone phone } }',
    rootValue: {
      contacts: CONTACTS.map(({ owner, phone }) => ({
        owner,
        phone: later ? () => Promise.resolve(phone) : phone,
      })),
    },
    contextValue: context,
  });
  expect(answer.errors).toBeUndefined();
  const contacts = (answer.data as { contacts: { phone: string | null; again: string | null }[] })
    .contacts;
  for (const { phone, again } of contacts) expect(again).toBe(phone);
  return contacts.map(({ phone }) => phone);
}

const own = ({ owner }: Contact, { actor }: SubgraphContext) => owner === actor.subject;
const rule = (shownTo: unknown, as: FieldClassCode = 'PHONE') =>
  maskedField<Contact>({ class: as, shownTo: shownTo as typeof own });
const ALL_MASKED = ['138****5678', '138****5678', null];

describe('a masked field', () => {
  it.each([
    ['at once', own, false],
    ['later', async (...args: Parameters<typeof own>) => Promise.resolve(own(...args)), false],
    ['and was itself resolved later', own, true],
  ])(
    'is shown to its owner and masked for everybody else, when its rule answers %s',
    async (_, shownTo, later) => {
      expect(await phones(rule(shownTo), later)).toEqual([PHONE, '138****5678', null]);
    },
  );

  it.each([
    ['is missing', undefined],
    ['is no function', 'everybody'],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['fails later', () => Promise.reject(new Error('broken'))],
    ['answers something like yes', () => 'yes'],
    ['answers something like yes later', () => Promise.resolve(1)],
    [
      'looks at what is not there',
      ({ contact }: { contact: { owner: string } }) => contact.owner === 'me',
    ],
  ])('is masked when its rule %s', async (_, broken) => {
    expect(await phones(rule(broken))).toEqual(ALL_MASKED);
  });

  it('is hidden whole when its class is none', async () => {
    expect(await phones(rule(() => false, 'PHOEN' as FieldClassCode))).toEqual([
      '***',
      '***',
      null,
    ]);
  });

  it('is shown where it is nobody’s', async () => {
    const isPersonal = ({ owner }: Contact) => owner === 'somebody';
    const mask = maskedField<Contact>({ class: 'PHONE', isPersonal, shownTo: () => false });
    expect(await phones(mask)).toEqual([PHONE, '138****5678', null]);
  });

  it('is one the schema has: a field that was renamed is no mask forgotten', () => {
    const schema = buildSchema('type Query { contact: String }');
    for (const coordinate of ['Query.phone', 'Contact.phone', 'contact'])
      expect(() => maskFields(schema, { [coordinate]: rule(own) })).toThrow(coordinate);
  });
});

describe('a published field', () => {
  it('is shown to everybody, and says why', async () => {
    const mask = publishedField('PHONE', { en: 'On the notice board.', zh: '公示牌。' });
    expect(await phones(mask)).toEqual([PHONE, PHONE, null]);
    expect(mask.published?.en).toBe('On the notice board.');
  });
});
