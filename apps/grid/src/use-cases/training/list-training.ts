import { isId } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import {
  TrainingAttendance,
  TrainingCourse,
  TrainingSession,
} from '../../domain/training/training.entity';

/** The courses asked for in an area: its own and those of the areas above it, the latest first. */
export function coursesOfArea(): ListOf<TrainingCourse> {
  return {
    entity: TrainingCourse,
    on: sql`t.area_code = left(p.key, length(t.area_code))`,
    orderBy: 'fromDate',
    direction: 'DESC',
  };
}

/** The sessions in an area and below, the latest first. */
export function sessionsWithin(): ListOf<TrainingSession> {
  return { entity: TrainingSession, on: withinArea(), orderBy: 'heldOn', direction: 'DESC' };
}

/** Who attended a session, as far as the caller may see it. */
export function attendanceOfSession(): ListOf<TrainingAttendance> {
  return { entity: TrainingAttendance, on: ofKey('session_id'), orderBy: 'id', direction: 'ASC' };
}

/** What the holder of a post was trained in, the latest first. */
export function trainingsOfPost(): ListOf<TrainingAttendance> {
  return { entity: TrainingAttendance, on: ofKey('post_id'), orderBy: 'heldOn', direction: 'DESC' };
}

export function trainingsOfWorker(subject: string): ListOf<TrainingAttendance> {
  return {
    entity: TrainingAttendance,
    on: isId(subject) ? sql`t.worker_id = ${subject}::uuid` : sql`false`,
    orderBy: 'heldOn',
    direction: 'DESC',
  };
}
