import { Sum } from "./sum";

export default function Page() {
  return <Sum />;
}
