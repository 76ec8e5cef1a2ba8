import fc from 'fast-check';
import { FIELD_CLASS_LIST, FIELD_CLASSES } from './field-classes';
import type { FieldClassCode } from './field-classes';
import { mask } from './mask';
import { parsePhone } from './phone';

/** Whatever a column may hold by mistake: any text, numbers of people, addresses, and mixtures of them. */
const PIECES = [
  '张',
  '三',
  '路',
  '区',
  '街道',
  '社区',
  '小区',
  '12号',
  '3栋502室',
  '*',
  '138',
  '-',
  ' ',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.stringMatching(/^1\d{10}$/),
  fc.stringMatching(/^0\d{2,3}-?\d{7,8}$/),
  fc.stringMatching(/^[0-9A-Z]{18}$/),
);
const classes = fc.constantFrom(...FIELD_CLASS_LIST.codes);
const masked = (value: unknown, as: FieldClassCode) => mask(value, as);

/** What a masked text shows besides asterisks. */
const shown = (text: string) => text.replaceAll('*', '');

describe('a masked value', () => {
  it.each([
    ['PHONE', '13812345678', '138****5678'],
    ['PHONE', '025-86543210', '025-******10'],
    ['PHONE', '微信同号 13812345678', '***'],
    ['NAME', '张三', '张*'],
    ['NAME', '欧阳修远', '欧*'],
    ['NAME', '张', '*'],
    [
      'ADDRESS',
      '秦淮区夫子庙街道贡院街社区平江府路12号3栋502室',
      '秦淮区夫子庙街道贡院街社区平江府路***',
    ],
    ['ADDRESS', '秦淮区幸福小区3栋502室', '秦淮区***'],
    ['ADDRESS', '老王家对面，红色大门', '***'],
    ['USCC', '92320104XX00000708', '92**************08'],
    ['USCC', '9232', '******************'],
    ['SENSITIVE', '高血压', '***'],
    ['COORDINATES', 118.796877, 118.797],
    ['COORDINATES', Number.NaN, null],
  ] as const)('of class %s: %s is told as %s', (as, value, told) => {
    expect(mask(value, as)).toBe(told);
  });

  it('is there for every text and every class, whatever it holds', () => {
    fc.assert(
      fc.property(fc.anything(), classes, (value, as) => {
        const told = masked(value, as);
        expect(told === null || typeof told === 'string' || typeof told === 'number').toBe(true);
      }),
    );
  });

  it('is hidden whole when its class is none', () => {
    expect(mask('13812345678', 'PHOEN' as FieldClassCode)).toBe('***');
    expect(mask('13812345678', 'constructor' as FieldClassCode)).toBe('***');
  });

  it('stays as it is when masked again', () => {
    fc.assert(
      fc.property(anyText, classes, (text, as) => {
        const once = masked(text, as);
        expect(masked(once, as)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows of a number its ends alone, and hides four digits or more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const told = String(mask(text, 'PHONE'));
        const [head = '', tail = ''] = told.split(/\*+/);
        expect(text.startsWith(head.replace(/-$/, '')) && text.endsWith(tail)).toBe(true);
        expect(head.replace(/\D/g, '').length).toBeLessThanOrEqual(4);
        expect(tail.length).toBeLessThanOrEqual(4);
        if (shown(told) !== '') expect(told).toMatch(/\*{4}/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows one character of a name at most, and never all of it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const told = shown(String(mask(text, 'NAME')));
        expect([...told].length).toBeLessThanOrEqual(1);
        expect(text.trim().startsWith(told)).toBe(true);
        if (told !== '') expect([...text.trim()].length).toBeGreaterThan(1);
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows of an address no digit, letter or compound, and nothing after the first street', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const told = shown(String(mask(text, 'ADDRESS')));
        expect(text.startsWith(told)).toBe(true);
        expect(told).toMatch(/^\p{Script=Han}*$/u);
        expect(told).not.toMatch(/小区$/);
        if (told !== '')
          expect(told).toMatch(/(省|自治区|市|区|县|街道|镇|乡|社区|大道|路|街|巷)$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('shows of a code four characters at most, and always eighteen places', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const told = String(mask(text, 'USCC'));
        expect(told).toHaveLength(18);
        expect(shown(told).length === 0 || shown(told).length === 4).toBe(true);
        expect(text.startsWith(told.slice(0, 2)) || told.startsWith('**')).toBe(true);
      }),
    );
  });

  it('tells two places within the same hundred metres alike', () => {
    const cell = fc.integer({ min: -180_000, max: 180_000 });
    const within = fc.double({ min: -0.000_49, max: 0.000_49, noNaN: true });
    fc.assert(
      fc.property(cell, within, (thousandths, off) => {
        const place = Math.max(-180, Math.min(180, thousandths / 1_000 + off));
        const told = masked(place, 'COORDINATES') as number;
        expect(Math.abs(told - thousandths / 1_000)).toBeLessThan(1e-9);
        expect(masked(told, 'COORDINATES')).toBe(told);
      }),
    );
  });
});

describe('the classes of fields', () => {
  it('say in both languages what they hold and what is left of it, and by which law', () => {
    for (const { title, description, source } of Object.values(FIELD_CLASSES)) {
      for (const { en, zh } of [title, description]) {
        expect(en).toMatch(/[a-z]{3}/);
        expect(zh).toMatch(/\p{Script=Han}/u);
      }
      expect(source).toMatch(/PIPL|GB/);
    }
  });

  it('let nobody unmask what is sensitive (PIPL art. 28)', () => {
    expect(FIELD_CLASSES.SENSITIVE.unmasking).toBe('NEVER');
    expect(FIELD_CLASSES.SENSITIVE.source).toContain('28');
  });
});

describe('a telephone number', () => {
  it.each([
    ['138 1234 5678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['025 8654 3210', '025-86543210'],
    ['(0513) 8654321', '0513-8654321'],
  ])('%s is kept as %s', (text, kept) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: kept });
  });

  it('is refused without being repeated when it is none: also an identity number', () => {
    for (const text of ['12345', '110', '10012345678', '320104199001011234', 'wechat: zhang3']) {
      const refused = parsePhone(text, ['input', 'contact', 'phone']);
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'INVALID_PHONE' } });
      expect(JSON.stringify(refused)).not.toContain(text);
    }
  });

  it('keeps its first and last digits alone when masked, whichever form it was given in', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(1[3-9]\d{9}|0(2\d|[3-9]\d\d)[2-8]\d{6,7})$/), (text) => {
        const parsed = parsePhone(text);
        expect(parsed.ok).toBe(true);
        if (parsed.ok)
          expect(String(mask(parsed.value, 'PHONE'))).toMatch(/^\d{3,4}(-\*{6}\d\d|\*{4}\d{4})$/);
      }),
    );
  });
});
