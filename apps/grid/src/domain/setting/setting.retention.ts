/** Columns of settings that look like personal data and are none of residents. */
export const SETTINGS_KEPT = {
  'setting_version.changed_by_subject':
    'the account of an official, who answers for the change (staff, no resident)',
} as const;
