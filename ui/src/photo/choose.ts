/** The system's dialog for photos. */

/** Lets the person choose photos; answers an empty list when they choose none. */
export function choosePhotos(): Promise<File[]> {
  return new Promise((answer) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.accept = "image/*,.heic,.heif,.avif";
    input.className = "unseen";
    input.dataset["choose"] = "photos";
    input.tabIndex = -1;
    const finish = () => {
      input.remove();
      answer(Array.from(input.files ?? []));
    };
    input.addEventListener("change", finish);
    input.addEventListener("cancel", finish);
    document.body.append(input);
    input.click();
  });
}
