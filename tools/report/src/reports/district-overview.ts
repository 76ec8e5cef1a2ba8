import type { Report, ReportRequest, Section } from '../report';
import { cellOf, recordOf } from '../metric';
import type { MeasuredArea } from './domains';
import { DOMAINS } from './domains';

interface DistrictOverview {
  readonly area:
    (MeasuredArea & { readonly children: { readonly nodes: readonly MeasuredArea[] } }) | null;
}

/** All subdistricts × figures of four domains × a month beside the month before (W3), in one operation. */
export const DISTRICT_OVERVIEW: Report<DistrictOverview> = {
  name: 'district-overview',
  title: { en: 'District overview', zh: '区级总览' },
  operation: 'integrator-district-overview',
  variables: ({ area, period }) => ({ area, window: { month: period } }),
  sections: ({ area }, request) =>
    DOMAINS.map((domain) => sectionOf(domain, areasOf(area), request)),
  records: ({ area }) =>
    areasOf(area).flatMap((each) =>
      DOMAINS.flatMap(({ field, domain }) =>
        (each[field] ?? []).map((metric) => recordOf(domain, each, metric)),
      ),
    ),
};

function areasOf(area: DistrictOverview['area']): readonly MeasuredArea[] {
  return area ? [...area.children.nodes, area] : [];
}

function sectionOf(
  { field, title }: (typeof DOMAINS)[number],
  areas: readonly MeasuredArea[],
  { language }: ReportRequest,
): Section {
  const first = areas.find((area) => area[field])?.[field] ?? [];
  return {
    title: title[language],
    head: [language === 'zh' ? '区域' : 'Area', ...first.map((metric) => metric.title)],
    rows: areas.map((area) => [
      area.name,
      ...first.map(({ key }) => cellOf(area[field]?.find((metric) => metric.key === key))),
    ]),
  };
}
