import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { ApplicationTransition } from '../../domain/application/application-transition.entity';
import type { Application } from '../../domain/application/application.entity';
import type { Clocks } from '../../use-cases/application/application-clocks';
import { clocksOfMany } from '../../use-cases/application/application-clocks';
import { findApplications } from '../../use-cases/application/find-applications';
import { stepsOfApplication } from '../../use-cases/application/list-applications';
import type { ServicesContext } from '../context';

export const applicationById = batched<ServicesContext, Application>(
  'Application',
  findApplications,
);

export const clocksOfApplication = batched<ServicesContext, Clocks>(
  'Application.clocks',
  // Asked only of applications the caller was shown, also by their tracking code.
  ({ database }, ids) => clocksOfMany({ manager: database.whole }, ids),
);

export const stepsOf = listField<ApplicationTransition, PageArgs, ServicesContext>(
  'Application.steps',
  () => stepsOfApplication(),
);
