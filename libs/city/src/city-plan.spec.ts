import { createHash } from 'node:crypto';
import { isId, isWithin } from '@gezhi/kernel';
import { NANJING } from './areas/city-areas';
import type { AreaPlan } from './areas/area-plan';
import { cityPlan } from './city-plan';
import type { Cell } from './geometry/cell';
import { cellSize } from './geometry/cell';
import { UNUSUAL_MICRO_GRIDS } from './grids/unusual-sizes';

const plan = cityPlan();
const count = <T>(items: readonly T[], condition: (item: T) => boolean): number =>
  items.filter(condition).length;
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const digestOf = (seed?: string): string => {
  const { calendar, ...rest } = cityPlan(seed === undefined ? {} : { seed });
  const events = calendar.instants(cityPlan({ seed: rest.seed }).random('x'), 'HOTLINE', 50);
  return createHash('sha256')
    .update(JSON.stringify([rest, events]))
    .digest('hex')
    .slice(0, 16);
};

describe('the real areas', () => {
  it('are all of Nanjing, with the twelve subdistricts of Qinhuai under their real codes', () => {
    const units = NANJING.districts.flatMap((district) => district.units);
    expect(NANJING.districts).toHaveLength(11);
    expect(units).toHaveLength(140);
    expect(units.flatMap(({ communities }) => communities)).toHaveLength(1_322);
    expect(plan.subdistricts.map(({ code }) => code)).toEqual(
      Array.from({ length: 12 }, (_, index) => `320104${String(index + 1).padStart(3, '0')}`),
    );
    expect(plan.area('320104002').name).toBe('夫子庙街道');
    expect(plan.area('320104002005').name).toBe('乌衣巷社区');
  });

  it('count 104 communities; functional areas are neither subdistricts nor have communities', () => {
    const functional = plan.areas.filter(({ kind }) => kind === 'FUNCTIONAL_AREA');
    expect(functional.map(({ code }) => code)).toEqual([
      '320104400',
      '320104401',
      '320104402',
      '320104403',
    ]);
    expect(plan.subdistricts).toHaveLength(12);
    expect(plan.communities).toHaveLength(104);
    for (const { code } of functional) {
      expect(count(plan.areas, (area) => isWithin(area.code, code))).toBe(1);
    }
  });
});

describe('the grids', () => {
  it('are 1,026 comprehensive and 308 dedicated ones, both kinds in every community', () => {
    expect(count(plan.grids, ({ type }) => type === 'COMPREHENSIVE')).toBe(1_026);
    expect(count(plan.grids, ({ type }) => type === 'DEDICATED')).toBe(308);
    for (const { code } of plan.communities) {
      const own = plan.grids.filter((grid) => grid.communityCode === code);
      expect(count(own, ({ type }) => type === 'COMPREHENSIVE')).toBeGreaterThanOrEqual(4);
      expect(count(own, ({ place }) => place !== null)).toBeGreaterThanOrEqual(1);
    }
  });

  it('have micro-grids of 50 to 100 households, but for a few with a written reason and one of 120', () => {
    const outside = plan.microGrids.filter(({ households }) => households < 50 || households > 100);
    expect(outside).toHaveLength(UNUSUAL_MICRO_GRIDS.small + UNUSUAL_MICRO_GRIDS.large);
    expect(outside.every(({ sizeReason }) => sizeReason !== null)).toBe(true);
    expect(count(plan.microGrids, ({ sizeReason }) => sizeReason !== null)).toBe(outside.length);
    expect(count(outside, ({ households }) => households === 120)).toBeGreaterThanOrEqual(1);
    expect(plan.microGrids.every(({ gridCode }) => gridCode[12] === 'C')).toBe(true);
  });

  it('sum up to the households of every level and to a plausible district', () => {
    const district = plan.area('320104').households;
    expect(district).toBeGreaterThan(270_000);
    expect(district).toBeLessThan(290_000);
    const children = new Map<string, AreaPlan[]>();
    for (const area of plan.areas) {
      const siblings = children.get(area.parentCode ?? '') ?? [];
      children.set(area.parentCode ?? '', [...siblings, area]);
    }
    for (const area of plan.areas) {
      const inside = children.get(area.code);
      if (inside === undefined) continue;
      expect(sum(inside.map(({ households }) => households))).toBe(area.households);
    }
  });

  it('lack a party branch in fourteen places and a full-time member in seventeen at the end', () => {
    expect(count(plan.grids, ({ partyBranchId }) => partyBranchId === null)).toBe(14);
    const branches = new Set(plan.partyOrganizations.map(({ organization }) => organization.id));
    const linked = plan.grids.flatMap(({ partyBranchId }) => partyBranchId ?? []);
    expect(linked.every((id) => branches.has(id))).toBe(true);

    const staffedOn = (date: string): number =>
      new Set(
        plan.gridPosts
          .filter(
            (post) => post.fullTime && post.from <= date && (post.to === null || post.to > date),
          )
          .map(({ gridCode }) => gridCode),
      ).size;
    expect(staffedOn('2026-11-15')).toBe(1_334 - 17);
    expect(staffedOn('2026-09-01')).toBe(1_334 - 11);
    expect(staffedOn('2025-11-01')).toBe(1_334 - 11 - 12);
    expect(count(plan.gridPosts, ({ kind }) => kind === 'GRID_LEADER')).toBe(1_334);
    expect(count(plan.gridPosts, ({ kind }) => kind === 'MICRO_GRID_MEMBER')).toBe(
      plan.microGrids.length,
    );
  });
});

describe('the synthetic map', () => {
  it('lets the parts of every area fill it exactly, inside it and without overlaps', () => {
    const byParent = new Map<string, Cell[]>();
    for (const { parentCode, cell } of plan.areas) {
      if (parentCode === null || cell === null) continue;
      byParent.set(parentCode, [...(byParent.get(parentCode) ?? []), cell]);
    }
    for (const [code, parts] of byParent) {
      const whole = plan.area(code).cell;
      if (whole === null) continue;
      expect(sum(parts.map(cellSize))).toBe(cellSize(whole));
      for (const [index, part] of parts.entries()) {
        expect(part.west >= whole.west && part.east <= whole.east).toBe(true);
        expect(part.south >= whole.south && part.north <= whole.north).toBe(true);
        for (const other of parts.slice(index + 1)) {
          const apart =
            part.east <= other.west ||
            other.east <= part.west ||
            part.north <= other.south ||
            other.north <= part.south;
          expect(apart).toBe(true);
        }
      }
    }
    expect(byParent.size).toBe(1 + 1 + 12 + 104 + 1_026);
  });
});

describe('a plan as a whole', () => {
  it('lists parents before children and refers to nothing that is not there', () => {
    const areas = new Set<string>();
    for (const { code, parentCode } of plan.areas) {
      expect(parentCode === null || areas.has(parentCode)).toBe(true);
      areas.add(code);
    }
    const organizations = new Set<string>();
    for (const { id, parentId, areaCode } of plan.organizations) {
      expect(parentId === null || organizations.has(parentId)).toBe(true);
      expect(areas.has(areaCode)).toBe(true);
      organizations.add(id);
    }
    expect(plan.workers.every(({ organizationId }) => organizations.has(organizationId))).toBe(
      true,
    );
    expect(plan.regulatedSites.every(({ gridCode }) => areas.has(gridCode))).toBe(true);
  });

  it('gives every thing an id, a code and a name of its own', () => {
    const { organizations, workers, gridPosts, regulatedSites, areas } = plan;
    const ids = [...organizations, ...workers, ...gridPosts, ...regulatedSites].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(isId)).toBe(true);
    expect(new Set(areas.map(({ code }) => code)).size).toBe(areas.length);
    expect(new Set(organizations.map(({ name }) => name)).size).toBe(organizations.length);
    const codes = organizations.flatMap(({ uscc }) => uscc ?? []);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(workers.map(({ displayName }) => displayName)).size).toBe(workers.length);
  });

  it('has the public bodies the sources count', () => {
    const bodies = plan.districtBodies.map(({ body }) => body);
    expect(count(bodies, ({ whistle }) => whistle)).toBe(54);
    expect(count(bodies, ({ delegatedPowers }) => delegatedPowers !== undefined)).toBe(8);
    expect(sum(bodies.map(({ delegatedPowers }) => delegatedPowers ?? 0))).toBe(162);
    expect(count(bodies, ({ sealedField }) => sealedField !== undefined)).toBe(13);
    expect(new Set(bodies.flatMap(({ sealedField }) => sealedField ?? [])).size).toBe(3);
    const offices = plan.organizations.filter(({ key }) =>
      key.startsWith('subdistrict/320104001/'),
    );
    expect(offices).toHaveLength(11);
    expect(count(plan.partyOrganizations, ({ branchKind }) => branchKind === 'PROPERTY')).toBe(12);
  });

  it('calls every company, school and hospital an example, and every worker by a number', () => {
    const invented = plan.residentUnits.map(({ organization }) => organization.name);
    expect(invented.every((name) => name.includes('示例'))).toBe(true);
    expect(plan.regulatedSites.every(({ name }) => name.includes('示例'))).toBe(true);
    expect(plan.workers.every(({ displayName }) => /^\D+ \d{4}$/.test(displayName))).toBe(true);
  });

  it('is the same for the same seed, to the last digit, and another for another', () => {
    expect(digestOf()).toMatchInlineSnapshot(`"c145b3079e2a7642"`);
    expect(digestOf('another')).not.toBe(digestOf());
  });

  it('keeps the ids of organisations when only the seed changes', () => {
    const other = cityPlan({ seed: 'another' });
    expect(other.organization('district/urban-management').id).toBe(
      plan.organization('district/urban-management').id,
    );
    expect(() => plan.organization('district/nobody')).toThrow('no district/nobody');
  });
});
