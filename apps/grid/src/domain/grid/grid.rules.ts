import type { AreaCode, AreaKind, Result } from '@gezhi/kernel';
import { areaKindOf, ok, parentOf, parseAreaCode, refuse } from '@gezhi/kernel';
import type { Area } from '../area/area.entity';
import type { GridFlag, NoticeField } from './grid.codes';
import type { Grid } from './grid.entity';

/** Rule G2: the code tells the level and the area above, so that a grid lies in exactly one community. */
export function checkNewArea(
  text: string,
  kind: AreaKind,
  path: readonly string[] = ['input', 'code'],
): Result<{ code: AreaCode; parentCode: AreaCode }> {
  const code = parseAreaCode(text, path);
  if (!code.ok) return code;
  const parentCode = parentOf(code.value);
  return areaKindOf(code.value) === kind && parentCode !== null
    ? ok({ code: code.value, parentCode })
    : refuse('WRONG_AREA_KIND', { path, areaCode: code.value, kind });
}

/** What a grid in force lacks (rules G3, G4, G6). */
export function flagsOf(
  grid: Pick<Grid, 'partyBranchId'>,
  { fulltime, missing }: { fulltime: number; missing: readonly NoticeField[] },
): GridFlag[] {
  const lacks: Record<GridFlag, boolean> = {
    NO_FULLTIME_MEMBER: fulltime === 0,
    NO_PARTY_BRANCH: grid.partyBranchId === null,
    NOTICE_INCOMPLETE: missing.length > 0,
  };
  return (Object.keys(lacks) as GridFlag[]).filter((flag) => lacks[flag]);
}

/** Rule G6: what the public notice of a grid still lacks. */
export function missingNoticeFields(
  area: Pick<Area, 'name'>,
  grid: Pick<Grid, 'noticeArea' | 'workPhone' | 'supervisionPhone'>,
  members: number,
): NoticeField[] {
  const told: Record<NoticeField, boolean> = {
    NAME: area.name.trim() !== '',
    AREA: Boolean(grid.noticeArea?.trim()),
    MEMBERS: members > 0,
    WORK_PHONE: Boolean(grid.workPhone),
    SUPERVISION_PHONE: Boolean(grid.supervisionPhone),
  };
  return (Object.keys(told) as NoticeField[]).filter((field) => !told[field]);
}
