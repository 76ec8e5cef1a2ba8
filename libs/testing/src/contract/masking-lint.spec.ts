import type { FieldMasks } from '@gezhi/subgraph';
import { maskedField, publishedField } from '@gezhi/subgraph';
import { buildSchema } from 'graphql';
import { lintMasking } from './masking-lint';

const lint = (body: string, masks: FieldMasks = {}) =>
  lintMasking(buildSchema(`type Query { site: Site } ${body}`), masks).map(
    ({ coordinate, rule }) => `${coordinate} ${rule}`,
  );
const PHONE = maskedField({ class: 'PHONE', shownTo: () => false });

describe('the lint of masks', () => {
  it.each([
    ['phone', 'PHONE'],
    ['supervision_phone', 'PHONE'],
    ['contactEmail', 'PHONE'],
    ['homeAddress', 'ADDRESS'],
    ['uscc', 'USCC'],
    ['workerName', 'NAME'],
    ['longitude', 'COORDINATES'],
    ['birthDate', 'SENSITIVE'],
  ])('finds a field %s without a mask of class %s', (field, as) => {
    expect(lint(`type Site { ${field}: String }`)).toEqual([
      `Site.${field} looks like ${as} and has no mask`,
    ]);
  });

  it('finds the name of somebody, and not that of a thing', () => {
    expect(
      lint('type Site { name: String owner: OwnerContact } type OwnerContact { name: String }'),
    ).toEqual(['OwnerContact.name looks like NAME and has no mask']);
  });

  it('is content with a mask of the class, or a reason why the field is published', () => {
    const why = { en: 'On the notice board.', zh: '公示牌。' };
    const site = 'type Site { phone: String }';
    expect(lint(site, { 'Site.phone': PHONE })).toEqual([]);
    expect(lint(site, { 'Site.phone': publishedField('PHONE', why) })).toEqual([]);
    expect(lint(site, { 'Site.phone': publishedField('PHONE', { en: '', zh: '' }) })).toEqual([
      'Site.phone is published and does not say why',
    ]);
    expect(lint('type Site { address: String }', { 'Site.address': PHONE })).toEqual([
      'Site.address looks like ADDRESS and is masked as PHONE',
    ]);
  });

  it('lets unmasked data be answered by an unmasking mutation alone', () => {
    const unmasked =
      'type Site { code: String } type UnmaskedContact { phone: String } type Refusal { code: String } union Answer = UnmaskedContact | Refusal';
    expect(lint(`${unmasked} type Mutation { unmaskContact: Answer }`)).toEqual([]);
    expect(lint(`${unmasked} type Mutation { readContact: Answer }`)).toEqual([
      'Mutation.readContact shows unmasked data',
    ]);
    expect(lint(`${unmasked} extend type Site { contact: UnmaskedContact }`)).toEqual([
      'Site.contact shows unmasked data',
    ]);
  });

  it('asks nothing of inputs', () => {
    expect(
      lint('type Site { code(contact: Contact): String } input Contact { phone: String }'),
    ).toEqual([]);
  });
});
