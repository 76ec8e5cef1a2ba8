import type { Result } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  batched,
  listField,
  mutationResult,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GridPost } from '../../domain/post/grid-post.entity';
import type { TrainingAttendance, TrainingSession } from '../../domain/training/training.entity';
import { TrainingCourse } from '../../domain/training/training.entity';
import { cancelTraining, holdTraining } from '../../use-cases/training/end-session';
import { askForTraining, planTraining } from '../../use-cases/training/keep-courses';
import {
  attendanceOfSession,
  coursesOfArea,
  sessionsWithin,
  trainingsOfPost,
  trainingsOfWorker,
} from '../../use-cases/training/list-training';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { postById } from '../post/grid-post.loader';
import { GridPostType } from '../post/grid-post.type';
import {
  AskForTrainingInput,
  CancelTrainingInput,
  HoldTrainingInput,
  PlanTrainingInput,
  TrainingAttendanceConnection,
  TrainingAttendanceType,
  TrainingCourseConnection,
  TrainingCourseType,
  TrainingSessionConnection,
  TrainingSessionType,
} from './training.type';

const AskForTrainingResult = mutationResult(
  'AskForTrainingResult',
  'TrainingCourse',
  () => TrainingCourseType,
);
const session = (name: string) =>
  mutationResult(name, 'TrainingSession', () => TrainingSessionType);
const PlanTrainingResult = session('PlanTrainingResult');
const HoldTrainingResult = session('HoldTrainingResult');
const CancelTrainingResult = session('CancelTrainingResult');

const courseById = batched<GridContext, TrainingCourse>('TrainingCourse', (context, ids) =>
  findByKeys(context.database.manager, TrainingCourse, 'id', ids),
);

const courses = listField<TrainingCourse, PageArgs, GridContext>(
  'Area.trainingCourses',
  coursesOfArea,
);
const sessions = listField<TrainingSession, PageArgs, GridContext>(
  'Area.trainingSessions',
  sessionsWithin,
);
const attendance = listField<TrainingAttendance, PageArgs, GridContext>(
  'TrainingSession.attendance',
  attendanceOfSession,
);
const ofPost = listField<TrainingAttendance, PageArgs, GridContext>(
  'GridPost.trainings',
  trainingsOfPost,
);
const own = listField<TrainingAttendance, PageArgs, GridContext>('Query.myTrainings', ({ actor }) =>
  trainingsOfWorker(actor.subject),
);

/** Asking for training, arranging it, and who has attended. */
@Resolver(() => TrainingSessionType)
export class TrainingResolver {
  @Policy('staff')
  @Query(() => TrainingAttendanceConnection, {
    nullable: true,
    description: 'What the caller was trained in (我的培训), the latest first.',
  })
  myTrainings(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<TrainingAttendance>>> {
    return own(context, '', args);
  }

  @FieldResolver(() => TrainingCourseType, { nullable: true, description: 'Its course.' })
  course(
    @Root() { courseId }: TrainingSession,
    @Ctx() context: GridContext,
  ): Promise<TrainingCourse | null> {
    return courseById(context, courseId);
  }

  @FieldResolver(() => TrainingAttendanceConnection, {
    description: 'Who attended, as far as the caller may see it.',
  })
  attendance(
    @Root() { id }: TrainingSession,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<TrainingAttendance>>> {
    return attendance(context, id, args);
  }

  @Authenticated()
  @Mutation(() => AskForTrainingResult, {
    description:
      'Asks posts of an area for a course (设置培训要求). Roles: command centres of districts, administrators. Answers TRAINING_DATE.',
  })
  askForTraining(
    @Ctx() context: GridContext,
    @Arg('input', () => AskForTrainingInput) input: AskForTrainingInput,
  ): Promise<Result<TrainingCourse>> {
    return askForTraining(context, input);
  }

  @Authenticated()
  @Mutation(() => PlanTrainingResult, {
    description:
      'Plans a session of a course (安排培训). Roles: secretaries and command centres of the place. Answers TRAINING_DATE.',
  })
  planTraining(
    @Ctx() context: GridContext,
    @Arg('input', () => PlanTrainingInput) input: PlanTrainingInput,
  ): Promise<Result<TrainingSession>> {
    return planTraining(context, input);
  }

  @Authenticated()
  @Mutation(() => HoldTrainingResult, {
    description:
      'Records who attended a session (登记参训) and so whose certificates are good until when. Roles: as for planning. ' +
      'Answers TRAINING_DATE, TRAINING_POST.',
  })
  holdTraining(
    @Ctx() context: GridContext,
    @Arg('input', () => HoldTrainingInput) input: HoldTrainingInput,
  ): Promise<Result<TrainingSession>> {
    return holdTraining(context, input);
  }

  @Authenticated()
  @Mutation(() => CancelTrainingResult, {
    description: 'Cancels a session (取消培训). Roles: as for planning.',
  })
  cancelTraining(
    @Ctx() context: GridContext,
    @Arg('input', () => CancelTrainingInput) input: CancelTrainingInput,
  ): Promise<Result<TrainingSession>> {
    return cancelTraining(context, input);
  }
}

@Resolver(() => TrainingAttendanceType)
export class TrainingAttendanceResolver {
  @FieldResolver(() => TrainingCourseType, { nullable: true, description: 'The course.' })
  course(
    @Root() { courseId }: TrainingAttendance,
    @Ctx() context: GridContext,
  ): Promise<TrainingCourse | null> {
    return courseById(context, courseId);
  }

  @FieldResolver(() => GridPostType, { nullable: true, description: 'The post.' })
  post(
    @Root() { postId }: TrainingAttendance,
    @Ctx() context: GridContext,
  ): Promise<GridPost | null> {
    return postById(context, postId);
  }
}

@Resolver(() => AreaType)
export class TrainingOfArea {
  @Policy('staff')
  @FieldResolver(() => TrainingCourseConnection, {
    nullable: true,
    description: 'The courses asked for here, also by areas above, the latest first.',
  })
  trainingCourses(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<TrainingCourse>>> {
    return courses(context, code, args);
  }

  @Policy('staff')
  @FieldResolver(() => TrainingSessionConnection, {
    nullable: true,
    description: 'Sessions here and below, the latest first.',
  })
  trainingSessions(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<TrainingSession>>> {
    return sessions(context, code, args);
  }
}

@Resolver(() => GridPostType)
export class TrainingsOfPost {
  @Policy('staff')
  @FieldResolver(() => TrainingAttendanceConnection, {
    nullable: true,
    description:
      'What its holder was trained in (培训记录), the latest first: for the holder and those who arrange training.',
  })
  trainings(
    @Root() { id }: GridPost,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<TrainingAttendance>>> {
    return ofPost(context, id, args);
  }
}

export const TRAINING_RESOLVERS = [
  TrainingResolver,
  TrainingAttendanceResolver,
  TrainingOfArea,
  TrainingsOfPost,
] as const;
