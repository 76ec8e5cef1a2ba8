import type { CityPlan, DemoSeed } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import { ApplicationClock } from '../../../domain/application/application-clock.entity';
import { ApplicationTransition } from '../../../domain/application/application-transition.entity';
import { Application } from '../../../domain/application/application.entity';
import { live } from './application-life';
import { APPLICATION_COUNT, applicationPlanner } from './application-plan';
import type { ApplicationStory } from './application-story';
import type { ItemPlan } from './item-plan';
import { planItems } from './item-plan';
import { itemTables } from './item-rows';
import { publicServiceTables } from './public-service-rows';
import { dataGrantTables } from './data-grants';

/** The demonstration city as rows of this subgraph's tables. */
export const servicesDemo: DemoSeed = (plan) => {
  const items = planItems(plan);
  const stories = new Stories(plan, items);
  return [
    ...itemTables(items),
    ...publicServiceTables(plan, items),
    demoTable(
      Application,
      stories.each(({ application }) => [application]),
    ),
    demoTable(
      ApplicationClock,
      stories.each(({ clocks }) => clocks),
    ),
    demoTable(
      ApplicationTransition,
      stories.each(({ steps }) => steps),
    ),
    ...dataGrantTables(plan),
  ];
};

export function* tellStories(
  plan: CityPlan,
  items: readonly ItemPlan[],
  count = APPLICATION_COUNT,
): Generator<ApplicationStory> {
  const begin = applicationPlanner(plan, items);
  for (let ordinal = 0; ordinal < count; ordinal++) yield live(begin(ordinal), plan.calendar);
}

/** All stories, told when the first table asks for them and kept for the others: telling is the slow part. */
class Stories {
  private told: readonly ApplicationStory[] | null = null;

  constructor(
    private readonly plan: CityPlan,
    private readonly items: readonly ItemPlan[],
  ) {}

  *each<Row>(rowsOf: (story: ApplicationStory) => readonly Row[]): Generator<Row> {
    this.told ??= [...tellStories(this.plan, this.items)];
    for (const story of this.told) yield* rowsOf(story);
  }
}
