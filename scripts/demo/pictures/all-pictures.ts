import { palette as p, type Scene } from './ink.ts'
import { portrait } from './portraits.ts'
import { ballotBox } from './scenes/ballot-box.ts'
import { benchTree } from './scenes/bench-tree.ts'
import { bookStack } from './scenes/book-stack.ts'
import { bridgeBats } from './scenes/bridge-bats.ts'
import { chipDie } from './scenes/chip-die.ts'
import { cleanRoom } from './scenes/clean-room.ts'
import { containerPort } from './scenes/container-port.ts'
import { coralNursery } from './scenes/coral-nursery.ts'
import { coralReef } from './scenes/coral-reef.ts'
import { cornerShop } from './scenes/corner-shop.ts'
import { courthouse } from './scenes/courthouse.ts'
import { crossword } from './scenes/crossword.ts'
import { curtain } from './scenes/curtain.ts'
import { desertCity } from './scenes/desert-city.ts'
import { harbourCrane } from './scenes/harbour-crane.ts'
import { instruments } from './scenes/instruments.ts'
import { letterpress } from './scenes/letterpress.ts'
import { lighthouse } from './scenes/lighthouse.ts'
import { loom } from './scenes/loom.ts'
import { microscope } from './scenes/microscope.ts'
import { monsoonStreet } from './scenes/monsoon-street.ts'
import { mountainPass } from './scenes/mountain-pass.ts'
import { nightTrain } from './scenes/night-train.ts'
import { onionMarket } from './scenes/onion-market.ts'
import { openStage } from './scenes/open-stage.ts'
import { paperStack } from './scenes/paper-stack.ts'
import { phoneDesk } from './scenes/phone-desk.ts'
import { projector } from './scenes/projector.ts'
import { radioTelescope } from './scenes/radio-telescope.ts'
import { repairBench } from './scenes/repair-bench.ts'
import { reservoir } from './scenes/reservoir.ts'
import { riceTerraces } from './scenes/rice-terraces.ts'
import { seedJars } from './scenes/seed-jars.ts'
import { skylineDusk } from './scenes/skyline-dusk.ts'
import { solarField } from './scenes/solar-field.ts'
import { stenotype } from './scenes/stenotype.ts'
import { teaHills } from './scenes/tea-hills.ts'
import { valleyMast } from './scenes/valley-mast.ts'
import { wafer } from './scenes/wafer.ts'
import { weatherMap } from './scenes/weather-map.ts'

type Format = { width: number; height: number }
const landscape: Format = { width: 1800, height: 1200 }
const upright: Format = { width: 1200, height: 1500 }
const square: Format = { width: 1400, height: 1400 }
const bust: Format = { width: 1200, height: 1200 }

/** Every picture of the demo edition by the name under which stories ask for it. */
export const pictures: Record<string, { scene: Scene; format: Format }> = {
  'ballot-box': { scene: ballotBox, format: landscape },
  'bench-tree': { scene: benchTree, format: landscape },
  'book-stack': { scene: bookStack, format: landscape },
  'bridge-bats': { scene: bridgeBats, format: landscape },
  'chip-die': { scene: chipDie, format: landscape },
  'clean-room': { scene: cleanRoom, format: landscape },
  'container-port': { scene: containerPort, format: landscape },
  'coral-nursery': { scene: coralNursery, format: landscape },
  'coral-reef': { scene: coralReef, format: landscape },
  'corner-shop': { scene: cornerShop, format: landscape },
  courthouse: { scene: courthouse, format: landscape },
  crossword: { scene: crossword, format: square },
  curtain: { scene: curtain, format: landscape },
  'desert-city': { scene: desertCity, format: landscape },
  'harbour-crane': { scene: harbourCrane, format: upright },
  instruments: { scene: instruments, format: upright },
  letterpress: { scene: letterpress, format: landscape },
  lighthouse: { scene: lighthouse, format: landscape },
  loom: { scene: loom, format: square },
  microscope: { scene: microscope, format: landscape },
  'monsoon-street': { scene: monsoonStreet, format: landscape },
  'mountain-pass': { scene: mountainPass, format: landscape },
  'night-train': { scene: nightTrain, format: landscape },
  'onion-market': { scene: onionMarket, format: landscape },
  'open-stage': { scene: openStage, format: landscape },
  'paper-stack': { scene: paperStack, format: landscape },
  'phone-desk': { scene: phoneDesk, format: landscape },
  projector: { scene: projector, format: landscape },
  'radio-telescope': { scene: radioTelescope, format: landscape },
  'repair-bench': { scene: repairBench, format: landscape },
  reservoir: { scene: reservoir, format: landscape },
  'rice-terraces': { scene: riceTerraces, format: landscape },
  'seed-jars': { scene: seedJars, format: landscape },
  'skyline-dusk': { scene: skylineDusk, format: landscape },
  'solar-field': { scene: solarField, format: landscape },
  stenotype: { scene: stenotype, format: landscape },
  'tea-hills': { scene: teaHills, format: landscape },
  'valley-mast': { scene: valleyMast, format: landscape },
  wafer: { scene: wafer, format: landscape },
  'weather-map': { scene: weatherMap, format: landscape },
  'portrait-halvani': {
    scene: portrait({
      ground: p.mist,
      dots: p.steel,
      skin: p.blush,
      hair: p.ink,
      coat: p.moss,
      collar: p.chalk,
      style: 'curls',
      glasses: true,
    }),
    format: bust,
  },
  'portrait-munshi': {
    scene: portrait({
      ground: p.sand,
      dots: p.ochre,
      skin: p.clay,
      hair: p.ink,
      coat: p.brick,
      collar: p.ochre,
      style: 'bun',
      earring: true,
    }),
    format: bust,
  },
  'portrait-okoro-iyer': {
    scene: portrait({
      ground: p.sage,
      dots: p.moss,
      skin: p.clay,
      hair: p.ochre,
      coat: p.navy,
      collar: p.chalk,
      style: 'scarf',
    }),
    format: bust,
  },
  'portrait-penhallow': {
    scene: portrait({
      ground: p.blush,
      dots: p.clay,
      skin: p.sand,
      hair: p.steel,
      coat: p.night,
      collar: p.mist,
      style: 'bald',
      glasses: true,
      beard: true,
    }),
    format: bust,
  },
  'portrait-sanyal': {
    scene: portrait({
      ground: p.steel,
      dots: p.navy,
      skin: p.clay,
      hair: p.ink,
      coat: p.ochre,
      collar: p.sand,
      style: 'crop',
      beard: true,
    }),
    format: bust,
  },
  'portrait-vasanthan': {
    scene: portrait({
      ground: p.ochre,
      dots: p.clay,
      skin: p.blush,
      hair: p.night,
      coat: p.steel,
      collar: p.chalk,
      style: 'long',
    }),
    format: bust,
  },
}
