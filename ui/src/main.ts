/** The window's page: looks first, then the window itself. */
import "./look/tokens.css";
import "./look/fonts.css";
import "./look/base.css";
import "./look/parts.css";
import "./look/page.css";

import { mount } from "svelte";

import { askForFaces } from "./look/faces";
import Window from "./window/Window.svelte";

askForFaces();
const place = document.getElementById("window");
if (place) mount(Window, { target: place });
