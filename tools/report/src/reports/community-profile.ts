import { cellOf, recordOf } from '../metric';
import type { Report, Section } from '../report';
import type { MeasuredArea } from './domains';
import { DOMAINS } from './domains';

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}
interface Named {
  readonly name: string;
}
interface CommunityProfile {
  readonly area:
    | (MeasuredArea & {
        readonly households: number | null;
        readonly parent: Named | null;
        readonly alliances: Nodes<
          Named & { members: Nodes<{ organization: Partial<Named> | null }> }
        > | null;
        readonly grids: Nodes<
          Named & {
            type: string;
            households: number;
            flags: readonly string[];
            partyBranch: Partial<Named> | null;
            posts: Nodes<{ kind: string; workerName: string }>;
          }
        > | null;
        readonly events:
          | (Nodes<{
              number: string;
              title: string;
              state: string;
              deadline: { dueAt: string; status: string } | null;
              leadOrganization: Partial<Named> | null;
            }> & { totalCount: number })
          | null;
        readonly regulatedSites: Nodes<
          Named & {
            inspections: Nodes<{ number: string; plannedOn: string; state: string }> | null;
          }
        > | null;
      })
    | null;
}
type Area = NonNullable<CommunityProfile['area']>;

/** One community through all four departments, three levels deep (W4), in one operation. */
export const COMMUNITY_PROFILE: Report<CommunityProfile> = {
  name: 'community-profile',
  title: { en: 'Community profile', zh: '社区画像' },
  operation: 'integrator-community-profile',
  variables: ({ area, period }) => ({ area, window: { month: period } }),
  sections: ({ area }, { language }) =>
    area ? (language === 'zh' ? sectionsOf(area, ZH) : sectionsOf(area, EN)) : [],
  records: ({ area }) =>
    area
      ? DOMAINS.flatMap(({ field, domain }) =>
          (area[field] ?? []).map((metric) => recordOf(domain, area, metric)),
        )
      : [],
};

const EN = {
  area: 'Area',
  households: 'Households',
  figures: 'Figures',
  figure: 'Figure',
  value: 'Value',
  alliances: 'Alliances',
  members: 'Members',
  grids: 'Grids',
  grid: 'Grid',
  type: 'Type',
  branch: 'Party branch',
  people: 'Leader, full-time member',
  warnings: 'Warnings',
  events: 'Open events',
  number: 'Number',
  title: 'Matter',
  state: 'State',
  due: 'Due',
  lead: 'Lead',
  sites: 'Regulated sites',
  site: 'Site',
  inspections: 'Last inspections',
};
const ZH: typeof EN = {
  area: '区域',
  households: '户数',
  figures: '指标',
  figure: '指标',
  value: '数值',
  alliances: '党建联盟',
  members: '成员单位',
  grids: '网格',
  grid: '网格',
  type: '类型',
  branch: '党支部',
  people: '网格长、专职网格员',
  warnings: '提示',
  events: '未办结事件',
  number: '编号',
  title: '事项',
  state: '状态',
  due: '时限',
  lead: '主办单位',
  sites: '监管场所',
  site: '场所',
  inspections: '最近检查',
};

function sectionsOf(area: Area, word: typeof EN): Section[] {
  return [
    {
      title: word.area,
      head: [word.area, word.households],
      rows: [[`${area.parent?.name ?? ''} ${area.name}`, String(area.households ?? '')]],
    },
    {
      title: word.figures,
      head: [word.figure, word.value],
      rows: DOMAINS.flatMap(({ field }) =>
        (area[field] ?? []).map((metric) => [metric.title, cellOf(metric)]),
      ),
    },
    {
      title: word.alliances,
      head: [word.alliances, word.members],
      rows: (area.alliances?.nodes ?? []).map(({ name, members }) => [
        name,
        members.nodes.map(({ organization }) => organization?.name ?? '').join('\n'),
      ]),
    },
    {
      title: word.grids,
      head: [word.grid, word.type, word.households, word.branch, word.people, word.warnings],
      rows: (area.grids?.nodes ?? []).map((grid) => [
        grid.name,
        grid.type,
        String(grid.households),
        grid.partyBranch?.name ?? '',
        grid.posts.nodes.map(({ workerName }) => workerName).join('、'),
        grid.flags.join(' '),
      ]),
    },
    {
      title: `${word.events} (${area.events?.totalCount ?? 0})`,
      head: [word.number, word.title, word.state, word.due, word.lead],
      rows: (area.events?.nodes ?? []).map((event) => [
        event.number,
        event.title,
        event.state,
        event.deadline ? `${event.deadline.dueAt.slice(0, 10)} ${event.deadline.status}` : '',
        event.leadOrganization?.name ?? '',
      ]),
    },
    {
      title: word.sites,
      head: [word.site, word.inspections],
      rows: (area.regulatedSites?.nodes ?? []).map(({ name, inspections }) => [
        name,
        (inspections?.nodes ?? [])
          .map(({ plannedOn, state }) => `${plannedOn} ${state}`)
          .join(', '),
      ]),
    },
  ];
}
