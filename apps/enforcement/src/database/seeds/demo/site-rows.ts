import type { CityPlan } from '@gezhi/city';
import { startOfDay } from '@gezhi/kernel';
import type { LocalDate } from '@gezhi/kernel';
import type { RegulatedSite } from '../../../domain/site/regulated-site.entity';

/** The register is as old as the demonstration, or as the site if that is younger. */
const REGISTER_OPENED = '2025-01-01' as LocalDate;

export function* siteRows(plan: CityPlan): Generator<RegulatedSite> {
  for (const site of plan.regulatedSites) {
    const since = site.openedOn > REGISTER_OPENED ? site.openedOn : REGISTER_OPENED;
    yield {
      id: site.id,
      name: site.name,
      kind: site.kind,
      uscc: site.uscc,
      organizationId: site.organization.id,
      areaCode: site.gridCode,
      address: site.address,
      longitude: site.point.longitude,
      latitude: site.point.latitude,
      supervisionClass: site.riskLevel,
      openedOn: site.openedOn,
      createdAt: startOfDay(since),
      updatedAt: startOfDay(since),
      version: 1,
    };
  }
}
