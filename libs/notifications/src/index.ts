export { CreateNotifications1764000100000 } from './create-notifications.migration';
export * from './notification';
export * from './notification.entity';
export * from './notify';
