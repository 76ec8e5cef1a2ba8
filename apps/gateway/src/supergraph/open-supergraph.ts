import { CostModel, SubgraphNotConfiguredError } from '@gezhi/engine';
import type { Engine, Graph } from '@gezhi/engine';
import {
  FieldRuleError,
  UnknownPolicyError,
  UnknownSecurityFeatureError,
} from '@gezhi/field-rules';
import { POLICIES } from '@gezhi/identity';
import type { Logger } from '@gezhi/server';
import { GraphQLError, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { FieldOwners } from '../denials/field-owners';
import type { Denials } from '../denials/report-denials';
import { KnownDocuments } from '../http/known-documents';
import type { OperationLimits } from '../limits/operation-limits';
import type { GatewayWatch } from '../observability/gateway-watch';
import { protectEngine } from './protect-engine';
import type { RefusalMode } from './protect-graph';
import { ServedGraph, supergraphId } from './served-graph';
import { reasonOf, SupergraphRefusedError } from './supergraph-refused';

export interface OpenOptions {
  readonly engine: Engine;
  readonly refusals: RefusalMode | undefined;
  readonly denials: Pick<Denials, 'refused'>;
  readonly limits: OperationLimits;
  /** Whether messages may tell names of the schema that were nearly meant. */
  readonly tellsNames: boolean;
  readonly logger: Logger;
  readonly watch?: Pick<GatewayWatch, 'fieldsRefused'>;
}

/**
 * Makes from a supergraph all that is needed to serve it. Throws SupergraphRefusedError when it is none, names a
 * subgraph without an address, or protects a field by a rule that is not known: nothing is left behind then.
 */
export async function openSupergraph(sdl: string, options: OpenOptions): Promise<ServedGraph> {
  const { engine, denials, limits, logger, tellsNames, watch, refusals: mode } = options;
  const owners = new FieldOwners(documentOf(sdl));
  const protectedEngine = protectEngine(engine, {
    policies: POLICIES,
    mode,
    onRefusal: (caller, coordinates, operationName) => {
      const { actor, traceparent } = caller;
      logger.info({ subject: actor.subject, traceparent, coordinates }, 'fields refused');
      denials.refused(owners, caller, coordinates, operationName);
      watch?.fieldsRefused();
    },
  });
  let graph: Graph | null = null;
  try {
    graph = await protectedEngine.load(sdl);
    const costs = new CostModel(graph.schema, sdl);
    const documents = new KnownDocuments({ graph, costs, limits, tellsNames });
    return new ServedGraph(supergraphId(sdl), graph, documents);
  } catch (error) {
    await graph?.dispose();
    throw refusedBecause(error);
  }
}

function documentOf(sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { line = 1, column = 1 } = error.locations?.[0] ?? {};
    const reason = reasonOf(error);
    throw new SupergraphRefusedError('SUPERGRAPH_NOT_PARSED', { line, column, reason }, error);
  }
}

const RULE_ERRORS = [FieldRuleError, UnknownPolicyError, UnknownSecurityFeatureError];

function refusedBecause(error: unknown): SupergraphRefusedError {
  if (error instanceof SubgraphNotConfiguredError) {
    const params = { subgraph: error.subgraph };
    return new SupergraphRefusedError('SUPERGRAPH_SUBGRAPH_UNKNOWN', params, error);
  }
  const isOfRules = RULE_ERRORS.some((kind) => error instanceof kind);
  const code = isOfRules ? 'SUPERGRAPH_RULES_UNKNOWN' : 'SUPERGRAPH_NOT_VALID';
  return new SupergraphRefusedError(code, { reason: reasonOf(error) }, error);
}
