import type { Fact } from '@gezhi/metrics';

/** The last day of the window in Asia/Shanghai. */
const LAST_DAY = `((w.ends_at AT TIME ZONE 'Asia/Shanghai')::date - 1)`;

/**
 * Versions of service items that hold on the last day of the window.
 *
 * An item counts for an area when it is offered to people there: by an area above (a district's item is offered in
 * every subdistrict of it), by the area itself, or in an area below. So the figures of a district are not the sum of
 * those of its subdistricts, and must not be added up.
 */
export const ITEMS_IN_FORCE: Fact = {
  name: 'service items in force',
  from: 'service_item_version f',
  during: `f.effective_from <= ${LAST_DAY} AND (f.effective_to IS NULL OR f.effective_to >= ${LAST_DAY})`,
  areaCode: `(CASE WHEN starts_with(s.subject, f.area_code) THEN s.subject ELSE f.area_code END)`,
  organizationId: 'f.implementing_organization_id',
};

/** Applications are made under published versions, whose promises and baselines never change. */
const PUBLISHED = ['service_item_version'];

/** Applications by the moment they were submitted. */
export const SUBMITTED_APPLICATIONS: Fact = {
  name: 'submitted applications',
  from: 'application f',
  during: 'f.submitted_at >= w.starts_at AND f.submitted_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.implementing_organization_id',
  daily: { source: 'application', at: 'f.submitted_at' },
};

/** Applications by the moment they counted as accepted, with the version they were made under. */
export const ACCEPTED_APPLICATIONS: Fact = {
  name: 'accepted applications',
  from: 'application f JOIN service_item_version v ON v.id = f.service_item_version_id',
  during: 'f.accepted_at >= w.starts_at AND f.accepted_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.implementing_organization_id',
  daily: { source: 'application', at: 'f.accepted_at', settled: PUBLISHED },
};

/** Applications by the moment silence was found to have accepted them. */
export const SILENT_APPLICATIONS: Fact = {
  name: 'applications accepted by silence',
  from: 'application f',
  during: 'f.deemed_accepted_at >= w.starts_at AND f.deemed_accepted_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.implementing_organization_id',
  daily: { source: 'application', at: 'f.deemed_accepted_at' },
};

/** Applications by the moment they were granted or denied, with the version they were made under. */
export const DECIDED_APPLICATIONS: Fact = {
  name: 'decided applications',
  from: 'application f JOIN service_item_version v ON v.id = f.service_item_version_id',
  during: 'f.decided_at >= w.starts_at AND f.decided_at < w.ends_at',
  areaCode: 'f.area_code',
  organizationId: 'f.implementing_organization_id',
  daily: { source: 'application', at: 'f.decided_at', settled: PUBLISHED },
};

/**
 * Applications whose promise was put to the test: decided in the window, or still undecided though the promised limit
 * ran out in it. Each counts once; those in a special procedure wait.
 */
export const TESTED_PROMISES: Fact = {
  name: 'promises put to the test',
  from: 'application f',
  during: `(f.decided_at >= w.starts_at AND f.decided_at < w.ends_at)
    OR (f.decided_at IS NULL AND f.state IN ('ACCEPTED', 'IN_REVIEW')
      AND f.due_at >= w.starts_at AND f.due_at < least(w.ends_at, now()))`,
  areaCode: 'f.area_code',
  organizationId: 'f.implementing_organization_id',
  daily: {
    source: 'application',
    at: 'CASE WHEN f.decided_at IS NULL THEN f.due_at ELSE f.decided_at END',
  },
};
