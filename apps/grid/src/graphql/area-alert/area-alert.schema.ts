import { AreaAlertSteps } from './area-alert-steps.resolver';
import { alertById } from './area-alert.loader';
import { AlertsOfAreaResolver, AreaAlertResolver } from './area-alert.resolver';

export const AREA_ALERT_RESOLVERS = [
  AreaAlertResolver,
  AreaAlertSteps,
  AlertsOfAreaResolver,
] as const;

export const AREA_ALERT_REFERENCES = {
  AreaAlert: { key: 'id', load: alertById },
} as const;
