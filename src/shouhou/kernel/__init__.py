"""Kernel: what every context stands on. Clock, money, numbers, jobs, audit context, errors; no business."""
