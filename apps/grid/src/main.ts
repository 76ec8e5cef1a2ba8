import { runSubgraph } from '@gezhi/subgraph';
import { createChannels } from './create-channels';
import { readEnvironment } from './environment';
import { gridSubgraph, telling } from './subgraph';
import { useContactKeys } from './use-cases/repeat/contact-keys';

const environment = readEnvironment();
useContactKeys(environment.CONTACT_HASH_KEYS ?? null);
void runSubgraph(telling(gridSubgraph, createChannels(environment)), environment);
