import type { Engine } from '@gezhi/engine';
import { checkPolicies, FieldRules, vouchForRules } from '@gezhi/field-rules';
import { parse } from 'graphql';
import { protectGraph } from './protect-graph';
import type { ProtectionOptions } from './protect-graph';

/**
 * Puts the field rules of a supergraph before whatever engine executes it: what a caller may not have is never
 * planned, fetched or known to the engine. Loading throws when a rule cannot be understood, is marked as
 * needed for security and not known here, or names a policy that does not exist.
 */
export function protectEngine(engine: Engine, options: ProtectionOptions): Engine {
  return {
    async load(supergraphSdl) {
      const supergraph = parse(supergraphSdl);
      const rules = new FieldRules(supergraph);
      checkPolicies(rules, options.policies);
      const graph = await engine.load(vouchForRules(supergraph));
      try {
        return protectGraph(graph, rules, options);
      } catch (error) {
        await graph.dispose();
        throw error;
      }
    },
  };
}
