import type { CityPlan } from '@gezhi/city';

/** The district body of a department: `URBAN_MANAGEMENT` is `district/urban-management`. */
export function departmentId(plan: CityPlan, departmentCode: string): string {
  const slug = departmentCode.toLowerCase().replaceAll('_', '-');
  return plan.organization(`district/${slug}`).id;
}

export function bureauId(plan: CityPlan, subdistrict: string): string {
  return plan.organization(`subdistrict/${subdistrict}/enforcement`).id;
}

export function marketOfficeId(plan: CityPlan, subdistrict: string): string {
  return plan.organization(`subdistrict/${subdistrict}/market-office`).id;
}
