import { fileLimitBytes } from "#lib/files/schema.ts";
import { type FileProblem, fileProblems } from "#lib/responses/files/schema.ts";

/** Times a file is sent again by itself after the line was cut, with a wait that grows by two seconds each time. */
const moreTries = 3;

/**
 * Sends one file, whole, and again when the line is cut; a file that had arrived all the same is not stored twice. Gives what was wrong
 * with it, or null. `onProgress` hears of the bytes sent, `onCut` that it begins anew.
 */
export async function sendFile(
  action: string,
  field: string,
  file: File,
  onProgress: (sent: number) => void,
  onCut: () => void,
): Promise<FileProblem | null> {
  if (file.size === 0) return "empty";
  if (file.size > fileLimitBytes) return "too-large";
  for (let attempt = 0; ; attempt++) {
    const problem = await sendOnce(action, field, file, onProgress);
    if (problem !== "cut" || attempt === moreTries) return problem;
    onCut();
    await new Promise((resolve) => setTimeout(resolve, (attempt + 1) * 2000));
  }
}

/** `fetch` tells nothing of how much is sent; this does. */
function sendOnce(
  action: string,
  field: string,
  file: File,
  onProgress: (sent: number) => void,
): Promise<FileProblem | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append(field, file);
    request.open("POST", action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded }) => onProgress(Math.min(loaded, file.size));
    request.onerror = () => resolve("cut");
    request.onabort = () => resolve("cut");
    request.onload = () => {
      const problems: unknown = request.response?.problems;
      const [problem] = Array.isArray(problems) ? problems : ["cut"];
      resolve(problem === null ? null : (fileProblems.find((known) => known === problem) ?? "cut"));
    };
    request.send(form);
  });
}
