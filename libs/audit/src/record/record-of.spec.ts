import * as fc from 'fast-check';
import { findPersonalData, newId } from '@gezhi/kernel';
import { entry } from '../trail.testing';
import { inputDigest } from './input-digest';
import { recordOf } from './record-of';

const read = (record: string) => JSON.parse(record) as Record<string, unknown>;
const PHONE = '13800138000';
const IDENTITY = '11010519491231002X';

describe('a record', () => {
  it('says who did what to which objects, with what outcome, and nothing that is empty', () => {
    expect(read(recordOf(entry(7)))).toEqual({
      v: 1,
      at: '2026-10-12T04:00:07.000Z',
      kind: 'MUTATION',
      operation: 'Mutation.acceptEvent',
      actor: {
        subject: 'demo:subdistrict-command-320104001',
        name: '演示街道指挥中心',
        organizationId: '019a3aff-4800-7c83-b3c2-2f4471077a1c',
        roles: ['SUBDISTRICT_COMMAND'],
        purpose: 'STATUTORY_DUTY',
      },
      objects: [
        {
          type: 'GovEvent',
          id: 'E-7',
          action: 'accept',
          from: 'REPORTED',
          to: 'ACCEPTED',
          areaCode: '320104001002',
        },
      ],
      outcome: 'DONE',
    });
  });

  it('keeps the name of no resident, nor of anybody without an organisation', () => {
    const resident = { ...entry().actor, name: '王小明', roles: ['RESIDENT'] as const };
    const nobody = { ...entry().actor, name: '李雷', organizationId: null, roles: [] };
    for (const actor of [resident, nobody]) {
      expect(recordOf(entry(1, { actor }))).not.toMatch(/王小明|李雷/);
    }
  });

  it('holds no identity or telephone number, wherever one was put', () => {
    const places = fc.constantFrom(
      'operation',
      'reason',
      'code',
      'id',
      'from',
      'purpose',
      'subject',
    );
    const numbers = fc.constantFrom(PHONE, IDENTITY, '025-84567890', '１３８００１３８０００');
    fc.assert(
      fc.property(places, numbers, fc.string(), (place, number, around) => {
        const words = `${around} ${number} ${around}`;
        const { actor, objects = [] } = entry();
        const record = recordOf(
          entry(1, {
            ...(['operation', 'reason', 'code'].includes(place) && { [place]: words }),
            actor: { ...actor, ...(['purpose', 'subject'].includes(place) && { [place]: words }) },
            objects: objects.map((object) => ({
              ...object,
              ...(['id', 'from'].includes(place) && { [place]: words }),
            })),
          }),
        );
        expect(record).not.toContain(number);
        expect(findPersonalData(record)).toEqual([]);
      }),
    );
  });

  it('keeps every key as it is, whatever digits it holds by chance', () => {
    const ids = [newId(), '019a3aff-4800-7138-8000-138001380001'];
    for (const id of ids)
      expect(recordOf(entry(1, { objects: [{ type: 'T', id, action: 'a' }] }))).toContain(id);
  });

  it('can be kept by PostgreSQL whatever callers send: no NUL, no half character, no endless text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (reason) => {
        const record = recordOf(entry(1, { reason: `\0\ud800${reason}` }));
        expect(record).not.toContain('\\u0000');
        expect(record.isWellFormed()).toBe(true);
        expect(String(read(record)['reason']).length).toBeLessThanOrEqual(501);
      }),
    );
  });
});

describe('the digest of an input', () => {
  it('is the same for the same arguments in any order, and another for others', () => {
    const digest = inputDigest({ input: { id: 'E-1', note: '已核实', at: new Date(0) } });
    expect(inputDigest({ input: { at: new Date(0), note: '已核实', id: 'E-1' } })).toBe(digest);
    expect(inputDigest({ input: { id: 'E-1', note: '已核实 ', at: new Date(0) } })).not.toBe(
      digest,
    );
    expect(digest).toMatch(/^[\w-]{43}$/);
  });

  it('cannot be used to try telephone numbers: they do not go into it', () => {
    const one = inputDigest({ contact: PHONE });
    expect(inputDigest({ contact: '13900139000' })).toBe(one);
    expect(inputDigest({ contact: '' })).not.toBe(one);
  });

  it('has a value for whatever arguments there are', () => {
    const odd = {
      a: NaN,
      b: 1n,
      c: () => 1,
      d: Promise.resolve(),
      e: '\ud800',
      f: [undefined, new Date(NaN)],
    };
    expect(inputDigest(odd)).toMatch(/^[\w-]{43}$/);
    expect(inputDigest(Object.create(null))).toBe(inputDigest({}));
  });
});
