// The script of the office.
import "./main.css";
import "htmx.org";
import Alpine from "@alpinejs/csp";

Alpine.start();
