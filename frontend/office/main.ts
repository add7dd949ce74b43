// The script of the office and of the sign-in pages. Everything works without it except panels, menus and shortcuts.
import "./main.css";
import "htmx.org";

import { registerComponents } from "./components";
import { watchCapsLock } from "./caps";
import { tickClocks } from "./clocks";
import { watchConnection } from "./connection";
import { watchDialogs } from "./dialogs";
import { guardForms } from "./forms";
import { watchKeys } from "./keys";
import { watchPasskeys } from "./passkeys";
import { takeFiles } from "./uploads";

registerComponents();
watchDialogs();
watchKeys();
guardForms();
watchConnection();
tickClocks();
takeFiles();
watchPasskeys();
watchCapsLock();
