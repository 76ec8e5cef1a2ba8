import { runSubgraph } from '@gezhi/subgraph';
import { readEnvironment } from './environment';
import { gridSubgraph } from './subgraph';
import { useContactKeys } from './use-cases/repeat/contact-keys';

const environment = readEnvironment();
useContactKeys(environment.CONTACT_HASH_KEYS ?? null);
void runSubgraph(gridSubgraph, environment);
