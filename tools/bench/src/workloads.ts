import type { Workload } from './workload';
import { CITY_WORKLOADS } from './workloads/city/city-workload';
import { W8 } from './workloads/federation/federation-workload';

/** Everything that can be measured; see the README for what each is. */
export const WORKLOADS: readonly Workload[] = [...CITY_WORKLOADS, W8];
