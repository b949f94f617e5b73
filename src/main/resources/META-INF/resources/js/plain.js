// What pages without the app around them need.
import './double.js';
import './zone.js';
import './focus.js';
