import data from '../data/nanjing.json';

/** A subdistrict-level unit (乡级): subdistrict, town or functional area, with its communities. */
export interface UnitRecord {
  readonly code: string;
  readonly name: string;
  /** `001 中牌楼社区居委会`: the last three digits of the code, a space, the name of the committee. */
  readonly communities: readonly string[];
}

export interface DistrictRecord {
  readonly code: string;
  readonly name: string;
  readonly units: readonly UnitRecord[];
}

/** The committed extract of the statistical division codes of one city. */
export interface CityAreasFile {
  readonly source: string;
  /** The day up to which the codes hold. */
  readonly edition: string;
  readonly licence: string;
  readonly code: string;
  readonly name: string;
  readonly districts: readonly DistrictRecord[];
}

/**
 * All Nanjing with real codes and names: 11 districts, 140 subdistrict-level units and 1,322 communities.
 * Written by `tools/city`; never by hand.
 */
export const NANJING: CityAreasFile = data;
