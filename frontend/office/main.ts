// The script of the office and of the sign-in pages. Everything works without it except panels, menus and shortcuts.
import "./main.css";
import "htmx.org";

import { watchChoices } from "./choose";
import { registerComponents } from "./components";
import { watchCapsLock } from "./caps";
import { tickClocks } from "./clocks";
import { offerMentions } from "./mentions";
import { watchConnection } from "./connection";
import { watchCopies } from "./copies";
import { watchDialogs } from "./dialogs";
import { keepDrafts } from "./drafts";
import { guardForms } from "./forms";
import { watchIntake } from "./intake";
import { watchKeys } from "./keys";
import { watchNarrowing } from "./narrow";
import { watchPasskeys } from "./passkeys";
import { watchSignatures } from "./signature";
import { watchQueue } from "./queue";
import { takeFiles } from "./uploads";

registerComponents();
watchDialogs();
watchKeys();
guardForms();
keepDrafts();
watchChoices();
watchIntake();
watchQueue();
watchConnection();
tickClocks();
offerMentions();
takeFiles();
watchNarrowing();
watchPasskeys();
watchCapsLock();
watchSignatures();
watchCopies();
