import fc from 'fast-check';
import { findPersonalData, isIdentityNumber, withoutPersonalData } from './personal-data';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''));
const identityNumbers = digits(17).map((first) => {
  const check = [...'0123456789X'].find((each) => isIdentityNumber(first + each));
  return `${first}${check}`;
});
const mobileNumbers = fc
  .tuple(fc.integer({ min: 13, max: 19 }), digits(9))
  .map(([prefix, rest]) => `${prefix}${rest}`);
const words = fc.stringMatching(/^[路灯不亮，。请修复 a-z]{0,20}$/);
const kindsIn = (text: string) => findPersonalData(text).map(({ kind }) => kind);

describe('looking for personal data in free text', () => {
  it('finds an identity number wherever it stands', () => {
    fc.assert(
      fc.property(words, identityNumbers, (before, number) => {
        expect(kindsIn(`${before}：${number}。`)).toContain('IDENTITY_NUMBER');
      }),
    );
  });

  it('lets a number of 18 digits with any other check character pass', () => {
    fc.assert(
      fc.property(identityNumbers, fc.constantFrom(...'0123456789X'), (number, check) => {
        fc.pre(number[17] !== check);
        expect(kindsIn(`编号 ${number.slice(0, 17)}${check}`)).not.toContain('IDENTITY_NUMBER');
      }),
    );
  });

  it('finds a mobile number wherever it stands, also parted or with the country code', () => {
    fc.assert(
      fc.property(words, mobileNumbers, (before, number) => {
        const parted = `${number.slice(0, 3)} ${number.slice(3, 7)}-${number.slice(7)}`;
        for (const written of [number, parted, `+86${number}`, `86 ${number}`]) {
          expect(kindsIn(`${before}，${written}，谢谢`)).toContain('MOBILE_NUMBER');
        }
      }),
    );
  });

  it('says where it stands, so that a client can mark it', () => {
    expect(findPersonalData('电话13912345678')).toEqual([
      { kind: 'MOBILE_NUMBER', index: 2, length: 11 },
    ]);
  });

  it('reads full-width digits and landlines', () => {
    expect(kindsIn('１３９１２３４５６７８')).toEqual(['MOBILE_NUMBER']);
    expect(kindsIn('请拨 025-84567890')).toEqual(['LANDLINE_NUMBER']);
    expect(kindsIn('(0512)65432109')).toEqual(['LANDLINE_NUMBER']);
  });

  it('lets codes, dates, coordinates, short service numbers and longer numbers pass', () => {
    for (const text of [
      '320104001002C001M001',
      '320104001002',
      '2026-10-12 08:30',
      '118.781234567890',
      '拨打12345或110',
      '设备号 139123456789',
      '1391234567890123456789',
      '025-00001234',
    ]) {
      expect(findPersonalData(text)).toEqual([]);
    }
  });

  it('never finds anything in text with fewer than nine digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre((text.match(/[\d０-９]/g) ?? []).length < 9);
        expect(findPersonalData(text)).toEqual([]);
      }),
    );
  });

  it('refuses by the name of the field and does not repeat the number', () => {
    const refused = withoutPersonalData({ title: '路灯', description: '找 13912345678' });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'PERSONAL_DATA_IN_TEXT', path: ['input', 'description'] },
    });
    expect(JSON.stringify(refused)).not.toContain('139');
    expect(withoutPersonalData({ title: '路灯', note: null })).toEqual({ ok: true });
  });
});
