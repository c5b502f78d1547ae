import { PageHeader } from "#components/ui/page-header.tsx";

export default function LinkIsDead() {
  return (
    <PageHeader
      title="This link opens no draft"
      lead="The response may have been sent: then the mail with the receipt has the link to it. Or the link was taken back, or the draft’s time is over."
    />
  );
}
