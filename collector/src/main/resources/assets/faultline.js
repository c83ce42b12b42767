// SPDX-License-Identifier: Apache-2.0
// Pages are complete without any of this: it only saves steps.
import { enhanceTabs } from './tabs.js';
import { enhanceFrames } from './frames.js';
import { enhanceCopying } from './copy.js';
import { enhanceLog } from './log.js';
import { enhanceTimeline } from './timeline.js';
import { enhanceTimes } from './times.js';

enhanceTimes(document);
enhanceTimeline(document);
enhanceCopying(document);
enhanceLog(document);
enhanceTabs(document);
enhanceFrames(document);
