import { useBoard } from '../board-state.ts';
import { DayCourse } from './course.tsx';

/** Each queue's day so far, by the hour. */
export function TodayCourses() {
  const order = useBoard((state) => state.order);
  const queues = useBoard((state) => state.queues);
  return (
    <div className="today-courses">
      {order.map((id) => (
        <section key={id} aria-label={queues.get(id)?.name}>
          <h3>{queues.get(id)?.name}</h3>
          <DayCourse queue={id} />
        </section>
      ))}
    </div>
  );
}
