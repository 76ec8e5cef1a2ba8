import type { Result } from '@gezhi/kernel';
import { renderProblem } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  batched,
  listField,
  LocalizedText,
  mutationResult,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type {
  EventImportRow,
  EventImportTransition,
} from '../../domain/event-import/event-import.entity';
import { EventImport } from '../../domain/event-import/event-import.entity';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { cancelImport } from '../../use-cases/event-import/cancel-import';
import { seesImport } from '../../use-cases/event-import/import-workflow';
import { historyOfImport, imports, refusedRows } from '../../use-cases/event-import/list-imports';
import type { GridContext } from '../context';
import { ExternalSystemType } from '../intake/external-system.type';
import {
  CancelEventImportInput,
  EventImportConnection,
  EventImportListArgs,
  EventImportStepConnection,
  EventImportType,
  RefusedImportRowConnection,
  RefusedImportRowType,
} from './event-import.type';

const CancelEventImportResult = mutationResult(
  'CancelEventImportResult',
  'EventImport',
  () => EventImportType,
);
export const importById = batched<GridContext, EventImport>('EventImport', async (context, ids) => {
  const found = await findByKeys(context.database.manager, EventImport, 'id', ids);
  return new Map([...found].filter(([, each]) => seesImport(context.actor, each)));
});
const systemByCode = batched<GridContext, ExternalSystem>('ExternalSystem', (context, codes) =>
  findByKeys(context.database.manager, ExternalSystem, 'code', codes),
);
const allImports = listField<EventImport, EventImportListArgs, GridContext>(
  'Query.eventImports',
  (_context, args) => imports(args),
);
const refusedRowsOf = listField<EventImportRow, PageArgs, GridContext>(
  'EventImport.refusedRows',
  refusedRows,
);
const historyOf = listField<EventImportTransition, PageArgs, GridContext>(
  'EventImport.history',
  historyOfImport,
);

/** Files of many matters. */
@Resolver(() => EventImportType)
class EventImportResolver {
  @Policy('staff')
  @Query(() => EventImportType, {
    nullable: true,
    description: 'An import by its key; null when there is none the caller may see.',
  })
  eventImport(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the import.' }) id: string,
  ): Promise<EventImport | null> {
    return importById(context, id);
  }

  @Policy('staff')
  @Query(() => EventImportConnection, {
    nullable: true,
    description:
      'Imports of the caller and of the areas its command centre covers, the latest first.',
  })
  eventImports(
    @Ctx() context: GridContext,
    @Args(() => EventImportListArgs) args: EventImportListArgs,
  ): Promise<Result<ConnectionValue<EventImport>>> {
    return allImports(context, '', args);
  }

  @FieldResolver(() => ExternalSystemType, {
    nullable: true,
    description: 'The system whose matters they are.',
  })
  system(
    @Root() { externalSystem }: EventImport,
    @Ctx() context: GridContext,
  ): Promise<ExternalSystem | null> {
    return systemByCode(context, externalSystem);
  }

  @FieldResolver(() => RefusedImportRowConnection, {
    description: 'Rows that were not taken in, in their order; for 30 days.',
  })
  refusedRows(
    @Root() { id }: EventImport,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EventImportRow>>> {
    return refusedRowsOf(context, id, args);
  }

  @FieldResolver(() => String, {
    description:
      'Where the refused rows can be had as a CSV file of the same columns, to put right and send again.',
  })
  refusedRowsUrl(@Root() { id }: EventImport): string {
    return `/intake/imports/${id}/refused`;
  }

  @FieldResolver(() => EventImportStepConnection, { description: 'Its steps, in their order.' })
  history(
    @Root() { id }: EventImport,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EventImportTransition>>> {
    return historyOf(context, id, args);
  }

  @Authenticated()
  @Mutation(() => CancelEventImportResult, {
    description:
      'Ends an import before its last row (取消导入); events it has made stay. Roles: whoever sent it, and command ' +
      'centres that cover where that was.',
  })
  cancelEventImport(
    @Ctx() context: GridContext,
    @Arg('input', () => CancelEventImportInput) input: CancelEventImportInput,
  ): Promise<Result<EventImport>> {
    return cancelImport(context, input);
  }
}

@Resolver(() => RefusedImportRowType)
class RefusedImportRowResolver {
  @FieldResolver(() => LocalizedText, { description: 'Why, in both languages.' })
  message(
    @Root() { code, params }: EventImportRow,
    @Ctx() { problems }: GridContext,
  ): LocalizedText {
    const problem = problems.find(code ?? '');
    if (!problem) return { en: code ?? '', zh: code ?? '' };
    const told = (language: 'en' | 'zh') => renderProblem(problem, params ?? {}, language);
    return { en: told('en'), zh: told('zh') };
  }
}

export const EVENT_IMPORT_RESOLVERS = [EventImportResolver, RefusedImportRowResolver] as const;
