// The script of the office and of the sign-in pages. Everything works without it except panels, menus and shortcuts.
import "./main.css";
import "htmx.org";

import { registerComponents } from "./components";
import { tickClocks } from "./clocks";
import { offerMentions } from "./mentions";
import { watchConnection } from "./connection";
import { watchCopies } from "./copies";
import { watchDialogs } from "./dialogs";
import { guardForms } from "./forms";
import { watchKeys } from "./keys";
import { watchSignatures } from "./signature";
import { takeFiles } from "./uploads";

registerComponents();
watchDialogs();
watchKeys();
guardForms();
watchConnection();
tickClocks();
offerMentions();
takeFiles();
watchSignatures();
watchCopies();
