// The behaviours of every page. Each module enhances markup that already works without it.
import './csrf.js';
import './keys.js';
import './toast.js';
import './confirm.js';
import './double.js';
import './menu.js';
import './select-all.js';
import './weights.js';
import './drop.js';
import './palette.js';
import './zone.js';
import './focus.js';
import './panel.js';
import './enter.js';
import './here.js';
