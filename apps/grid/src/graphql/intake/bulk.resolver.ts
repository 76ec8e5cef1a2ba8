import { answerItems, Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { reportEvents } from '../../use-cases/event/report-events';
import type { GridContext } from '../context';
import { ReportedEventsType, ReportEventsInput } from './bulk.type';

const ReportEventsResult = mutationResult(
  'ReportEventsResult',
  'ReportedEvents',
  () => ReportedEventsType,
);

/** Taking many matters in. */
@Resolver()
export class BulkIntakeResolver {
  @Authenticated()
  @Mutation(() => ReportEventsResult, {
    description:
      'Takes in up to 200 matters (批量接收), each as reportEvent would, twenty to a transaction with a savepoint each: one that ' +
      'is refused loses none of the others. The list answers for each by its index.',
  })
  async reportEvents(
    @Ctx() context: GridContext,
    @Arg('input', () => ReportEventsInput) { items }: ReportEventsInput,
  ): Promise<ReportedEventsType> {
    const answers = await answerItems(context, 'reportEvents', items, (some) =>
      reportEvents(context, some),
    );
    const received = answers.filter(({ value }) => value !== null).length;
    return {
      items: answers.map(({ index, value, problem }) => ({ index, event: value, problem })),
      received,
      refused: answers.length - received,
    };
  }
}
