import { definePermissions } from '@gezhi/identity';

const BY_CITY = { roles: ['ADMINISTRATOR'], area: 'COVERED' } as const;

/** The calendar is one for the city: administrators of the city keep it. */
export const CALENDAR_PERMISSIONS = definePermissions({
  'calendar.set': BY_CITY,
  'calendar.withdraw': BY_CITY,
});
