import { makeArchive } from './search-archive';

const [path = '', interactions = ''] = process.argv.slice(2);
makeArchive(path, Number(interactions));
