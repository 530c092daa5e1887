// The console's scripts: small wirings over pages that already work as plain HTML forms and links.
import "./swap.js";
import "./failed.js";
import "./theme.js";
import "./keys.js";
import "./bulk.js";
import "./pick.js";
import "./small.js";
import "./typed.js";
