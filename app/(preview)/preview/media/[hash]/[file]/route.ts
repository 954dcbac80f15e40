import { authorise } from '../../../../authorise.ts'
import { previewPicture } from '../../../../preview-picture.ts'

type Props = { params: Promise<{ hash: string; file: string }> }

/** The pictures of previews, for people with an account. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const { hash, file } = await params
  return previewPicture({ hash, file, isAllowed: async () => (await authorise()) !== undefined })
}
