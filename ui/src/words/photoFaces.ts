/** What is said about faces that the machine suggests. Read with the photos. */
import type { Language } from "../bridge/bridge";

const said = {
  vi: {
    suggestFaces: "Gợi ý khuôn mặt",
    lookingForFaces: "Đang tìm khuôn mặt…",
    facesSeen: (n: number) => `${n > 0 ? `Máy thấy ${n} khuôn mặt.` : "Máy không thấy khuôn mặt nào."} Máy có thể bỏ sót. Hãy nhìn lại cả ảnh.`,
    facesAnswered: "Đã xem hết gợi ý. Máy có thể bỏ sót. Hãy nhìn lại cả ảnh.",
    hideThisFace: "Che mặt này",
    passThisFace: "Bỏ qua",
    facePlace: (n: number) => `Khuôn mặt gợi ý ${n}`,
    faceKeys: "Enter: che · Delete: bỏ qua",
  },
  en: {
    suggestFaces: "Suggest faces",
    lookingForFaces: "Looking for faces…",
    facesSeen: (n: number) => `${n > 0 ? `The machine sees ${n} ${n === 1 ? "face" : "faces"}.` : "The machine sees no face."} It may have missed some. Look over the whole photo again.`,
    facesAnswered: "All suggestions are answered. The machine may have missed some. Look over the whole photo again.",
    hideThisFace: "Hide this face",
    passThisFace: "Pass over",
    facePlace: (n: number) => `Suggested face ${n}`,
    faceKeys: "Enter: hide · Delete: pass over",
  },
};

/** The sentences about suggested faces. */
export const faceWords = (language: Language) => said[language];
