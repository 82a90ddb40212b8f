import type { AlertLog, AlertsReport } from '#core/alerts/alert';
import type { Picture, Queue } from '#core/board/queue';
import type { OutboundToday } from '#core/outbound/report';

/** What a screen on a wall is told: the figures, and nobody's name. Everybody in the room reads it. */
export function pictureForWalls(picture: Picture): Picture {
  return { ...picture, queues: picture.queues.map(queueForWalls), total: { ...picture.total, agents: null } };
}

export function queueForWalls(queue: Queue): Queue {
  return { ...queue, agents: null };
}

/** How many calls were made, and by nobody. */
export function outboundForWalls(today: OutboundToday): OutboundToday {
  return { ...today, agents: null };
}

export function alertsForWalls(report: AlertsReport): AlertsReport {
  const alerts = report.alerts.map((alert) => ({
    ...alert,
    acknowledged: alert.acknowledged && { ...alert.acknowledged, by: null },
  }));
  return { ...report, alerts };
}

export function alertLogForWalls({ entries }: AlertLog): AlertLog {
  return { entries, takenBy: {} };
}
