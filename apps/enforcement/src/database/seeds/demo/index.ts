import type { CityPlan, DemoSeed } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import { Delegation } from '../../../domain/delegation/delegation.entity';
import { DelegationTransition } from '../../../domain/delegation/delegation-transition.entity';
import { Clue } from '../../../domain/inspection/clue.entity';
import { CorrectionOrder } from '../../../domain/inspection/correction-order.entity';
import { Finding } from '../../../domain/inspection/finding.entity';
import { Inspection } from '../../../domain/inspection/inspection.entity';
import { InspectionBody } from '../../../domain/inspection/inspection-body.entity';
import { InspectionSection } from '../../../domain/inspection/inspection-section.entity';
import { InspectionTransition } from '../../../domain/inspection/inspection-transition.entity';
import { RegulatedSite } from '../../../domain/site/regulated-site.entity';
import { dataGrantTables } from './data-grants';
import { delegationStories } from './delegation-rows';
import { inspectionBodies } from './inspection-body-rows';
import { siteRows } from './site-rows';
import { visitPlans } from './visit-plan';
import type { VisitStory } from './visit-story';
import { visitStory } from './visit-story';

/**
 * The demonstration city as rows of this subgraph's tables: 162 powers delegated to each of twelve bureaus, 41 + 26
 * centralised, 2,400 sites and a year of visits under the checklist of the reference seed.
 */
export const enforcementDemo: DemoSeed = (plan) => {
  const delegations = [...delegationStories(plan)];
  const visits = [...visitStories(plan)];
  return [
    demoTable(
      Delegation,
      delegations.map(({ delegation }) => delegation),
    ),
    demoTable(
      DelegationTransition,
      delegations.flatMap(({ steps }) => steps),
    ),
    demoTable(InspectionBody, inspectionBodies(plan)),
    demoTable(RegulatedSite, siteRows(plan)),
    demoTable(
      Inspection,
      visits.map(({ inspection }) => inspection),
    ),
    demoTable(
      InspectionSection,
      visits.flatMap(({ sections }) => sections),
    ),
    demoTable(
      InspectionTransition,
      visits.flatMap(({ steps }) => steps),
    ),
    demoTable(
      Finding,
      visits.flatMap(({ findings }) => findings),
    ),
    demoTable(
      CorrectionOrder,
      visits.flatMap(({ orders }) => orders),
    ),
    demoTable(
      Clue,
      visits.flatMap(({ clues }) => clues),
    ),
    ...dataGrantTables(plan),
  ];
};

/** Every visit from its opening to where it stood at the end. */
export function* visitStories(plan: CityPlan): Generator<VisitStory> {
  const random = plan.random('enforcement/stories');
  let ordinal = 0;
  for (const visit of visitPlans(plan)) yield visitStory(plan, visit, (ordinal += 1), random);
}
